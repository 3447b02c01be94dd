const { test, expect, expectAccessible, HEADERS } = require("../fixtures");

const courses = async (page) => (await (await page.request.get("/api/courses?per_page=100")).json()).taskLists;
const course = (page, title) => page.locator("[data-row]:visible a.course", { hasText: title });

test("courses have progress, a filter and an order, each with an address", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/tasks/courses");
  await expect(course(page, "Security basics")).toContainText("2 of 4 steps");
  await expect(course(page, "First week at Stilla")).toContainText("Done");
  await expectAccessible(page);
  await page.getByLabel("Which courses").selectOption({ label: "Assigned to me" });
  await expect(page).toHaveURL(/\/tasks\/courses\?whose=assigned$/);
  await expect(course(page, "Working without dust")).toHaveCount(0);
  await page.getByLabel("Sort").selectOption({ label: "Most progress first" });
  await expect(page).toHaveURL(/whose=assigned&sort=progress$/);
  await expect(page.locator("[data-row][aria-posinset='1']:visible .task-title")).toHaveText("First week at Stilla");
  await page.goBack();
  await page.goBack();
  await expect(course(page, "Working without dust")).toBeVisible();
});

test("an order that is chosen before the courses are there is theirs when they come", async ({ open }) => {
  const page = await open("employee");
  let letGo;
  const waits = new Promise((resolve) => (letGo = resolve));
  await page.route("**/api/courses?**", async (route) => {
    await waits;
    return route.continue();
  });
  await page.goto("/tasks/courses?whose=assigned");
  await page.getByLabel("Sort").selectOption({ label: "Most progress first" });
  await expect(page).toHaveURL(/whose=assigned&sort=progress$/);
  letGo();
  await expect(page.locator("[data-row][aria-posinset='1']:visible .task-title")).toHaveText("First week at Stilla");
});

test("a step is ticked, and the progress follows", async ({ open }) => {
  const page = await open("head");
  await page.goto("/tasks/courses");
  await course(page, "Working without dust").click();
  await expect(page).toHaveURL(/\/tasks\/courses\/[0-9a-f-]{36}$/);
  const done = async () => (await courses(page)).find((one) => one.title === "Working without dust").tasks;
  const before = await done();
  const box = page.locator(".step input").first();
  const was = await box.isChecked();
  await box.click();
  await expect.poll(done).toBe(before + (was ? -1 : 1));
  await box.click();
  await expect.poll(done).toBe(before);
});

test("a course is deleted after a question by who may, and by nobody else", async ({ open }) => {
  const page = await open("admin");
  const employee = await open("employee");
  const title = `To be forgotten ${Date.now()}`;
  const data = { title, isPublished: true, steps: [{ title: "One", minutes: 1 }] };
  const made = await page.request.post("/app/courses", { headers: HEADERS, data });
  expect(made.status(), await made.text()).toBe(201);
  await employee.goto("/tasks/courses");
  await course(employee, title).click();
  await expect(employee.locator(".step")).toHaveCount(1);
  await expect(employee.locator(".tasks-open").getByRole("button", { name: "Delete" })).toHaveCount(0);
  await page.goto("/tasks/courses");
  await course(page, title).click();
  await page.locator(".tasks-open").getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Delete" });
  await expect(question).toContainText(`“${title}” will be deleted for good`);
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(course(page, title)).toHaveCount(0);
  await expect.poll(async () => (await courses(page)).some((one) => one.title === title)).toBe(false);
});
