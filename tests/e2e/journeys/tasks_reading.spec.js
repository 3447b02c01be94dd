const { test, expect, expectAccessible, Server, freePort, HEADERS } = require("../fixtures");
const { makeTask, taskCalled, taskRow, tasksAreThere, personCalled } = require("../tasks");

test("tasks are grouped by when they are due, and counted", async ({ open }) => {
  const page = await open("employee");
  await tasksAreThere(page);
  await expect(page.locator(".tasks-top .tasks-group")).toContainText("Overdue");
  await expect(page.locator(".tasks-group", { hasText: "Next 7 days" })).toBeVisible();
  const given = await (await page.request.get("/api/tasks?per_page=100&filter=INDEPENDENT_TASKS_ASSIGNED_TO_ME")).json();
  await expect(page.locator(".tasks-list-link[aria-current] .tasks-list-count")).toHaveText(String(given.meta.total_results ?? given.meta.totalResults));
  await expectAccessible(page);
});

test("filters, board and open task have addresses that back and forward restore", async ({ open }) => {
  const page = await open("employee");
  await tasksAreThere(page);
  await page.getByLabel("Kind").selectOption({ label: "Video" });
  await expect(page).toHaveURL(/\/tasks\?kind=video$/);
  await expect(page.locator("[data-row]:visible .task")).toHaveCount(1);
  await page.locator("[data-row]:visible .task").click();
  await expect(page).toHaveURL(/\/tasks\/assigned\/[0-9a-f-]{36}\?kind=video$/);
  const title = await page.locator(".tasks-open-title").textContent();
  await page.goBack();
  await expect(page.locator(".tasks-open")).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/tasks$/);
  await expect(page.locator("[data-row]:visible .task")).not.toHaveCount(1);
  await page.goForward();
  await page.goForward();
  await expect(page.locator(".tasks-open-title")).toHaveText(title);
  await page.reload();
  await expect(page.locator(".tasks-open-title")).toHaveText(title);
  await page.goto("/tasks?q=ferry&due=overdue");
  await expect(page.locator("[data-row]:visible .task")).toHaveCount(1);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page).toHaveURL(/\/tasks$/);
});

test("the board has a column for each state", async ({ open }) => {
  const page = await open("employee");
  const title = `Nobody has it ${Date.now()}`;
  await makeTask(page, { title });
  await tasksAreThere(page, "/tasks/created");
  await page.getByRole("link", { name: "Board" }).click();
  await expect(page).toHaveURL(/\/tasks\/created\?view=board$/);
  await expect(page.locator(".tasks-column")).toHaveCount(4);
  await expect(page.getByRole("region", { name: "Nobody assigned" }).locator(".task", { hasText: title })).toBeVisible();
  await expectAccessible(page);
});

test("everything is done by keyboard alone", async ({ open }) => {
  const page = await open("employee");
  await tasksAreThere(page);
  await page.keyboard.press("j");
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-row]")?.dataset.row);
  await expect.poll(focused).toBeTruthy();
  await page.keyboard.press("Enter");
  await expect(page.locator(".tasks-open-title")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".tasks-open")).toHaveCount(0);
  await page.keyboard.press("v");
  await expect(page.locator(".tasks-board")).toBeVisible();
  await page.keyboard.press("v");
  await page.keyboard.press("c");
  await expect(page.getByLabel("Add a task in one line")).toBeFocused();
  const title = `Typed alone ${Date.now()}`;
  await page.keyboard.type(`${title} in 3 days`);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Draft saved: ${title}`)).toBeVisible();
  expect(await taskCalled(page, title)).toMatchObject({ status: "draft", dueDays: 3 });
});

test("who has to do a task may not change it, and others do not see it", async ({ open }) => {
  const page = await open("employee");
  const head = await open("head");
  const admin = await open("admin");
  const title = `Of somebody else ${Date.now()}`;
  const task = await makeTask(head, { title, userIds: [await personCalled(head, "mila")] });
  await tasksAreThere(page, `/tasks/assigned/${task.id}`);
  await expect(page.locator(".tasks-open-title")).toHaveText(title);
  await expect(page.locator(".tasks-open").getByRole("combobox")).toHaveCount(0);
  await expect(taskRow(page, title).locator(".task-choose")).toHaveCount(0);
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
  expect((await page.request.delete(`/api/tasks/${task.id}`, { headers: HEADERS })).status()).toBe(403);
  await admin.goto(`/tasks/assigned/${task.id}`);
  await expect(admin.getByText("This task is gone, or it is neither yours nor assigned to you.")).toBeVisible();
});

test("a killed backend costs nothing that was written", async ({ browser }) => {
  const server = new Server(await freePort());
  await server.start();
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  expect((await page.request.post("/app/personas/employee/sign-in", { headers: HEADERS })).ok()).toBeTruthy();
  await tasksAreThere(page, "/tasks/drafts");
  const line = page.getByLabel("Add a task in one line");
  await line.fill("Written in the dark");
  await expect(page.getByText("Enter saves a draft that only you see.")).toBeVisible();
  await server.kill();
  await line.press("Enter");
  await expect(page.getByText(/It was not saved. What you wrote is kept./)).toBeVisible();
  await expect(line).toHaveValue("Written in the dark");
  await server.start();
  await line.press("Enter");
  await expect(taskRow(page, "Written in the dark")).toBeVisible();
  expect(await taskCalled(page, "Written in the dark")).toMatchObject({ status: "draft" });
  await context.close();
  await server.remove();
});

test("what fails is named and asked again", async ({ open }) => {
  const page = await open("employee");
  await page.route("**/api/tasks?**", (route) => route.fulfill({ status: 500, body: "" }));
  await page.goto("/tasks");
  await expect(page.getByText("The tasks could not be loaded.")).toBeVisible();
  await page.unroute("**/api/tasks?**");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.locator("[data-row]:visible .task").first()).toBeVisible();
});

test("a phone shows list, task and board without scrolling sideways", async ({ open }) => {
  const page = await open("employee", { viewport: { width: 390, height: 844 } });
  const isNarrow = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  await tasksAreThere(page);
  expect(await isNarrow()).toBe(true);
  await expectAccessible(page);
  await page.locator("[data-row]:visible .task").first().click();
  await expect(page.locator(".tasks-open-title")).toBeVisible();
  await expect(page.locator(".tasks-main")).not.toBeVisible();
  expect(await isNarrow()).toBe(true);
  await page.getByRole("button", { name: "Close task" }).click();
  await expect(page.locator(".tasks-main")).toBeVisible();
});
