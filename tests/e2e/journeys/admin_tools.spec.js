const { test, expect, expectAccessible, picture } = require("../fixtures");
const { openScreen, row, openRow, form, send, customersNamed } = require("../admin");

test("an operation is called from the console, with the request and the answer, and kept in the history", async ({ open }) => {
  const page = await open("admin");
  await page.goto("/admin/console");
  await expect(page.locator(".admin-operation").first()).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.locator("[data-filter]").fill("dixa PatchEndUser");
  await page.locator(".admin-operation", { hasText: "dixa_PatchEndUser" }).first().click();
  await expect(page).toHaveURL(/\/admin\/console\/dixa_PatchEndUser$/);
  await expect(page.locator(".admin-address")).toContainText("/v1/endusers/{userId}");
  // What was looked for stays, for the next one.
  await expect(page.locator("[data-filter]")).toHaveValue("dixa PatchEndUser");
  await expect(page.locator(".admin-operation[aria-current=page]")).toContainText("dixa_PatchEndUser");
  // What is needed is asked for before anything is sent.
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator(".field.invalid")).toContainText("This is needed.");
  const [one] = (await (await page.request.get("/v1/endusers?pageLimit=1")).json()).data;
  await page.getByLabel("User id").fill(one.id);
  await page.getByLabel("First name").fill("Klara");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator(".admin-outcome")).toContainText(/^200 in \d+ ms$/);
  await expect(page.locator(".admin-json").last()).toContainText('"firstName": "Klara"');
  await expect(page.locator(".admin-history")).toContainText(`/v1/endusers/${one.id}`);
  await expectAccessible(page);
  await page.getByLabel("User id").fill("00000000-0000-0000-0000-000000000000");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator(".admin-outcome")).toContainText(/^404/);
});

test("an address of the console shows where in the list its operation is", async ({ open }) => {
  const page = await open("admin");
  await page.goto("/admin/console/symphony_CreateUser");
  const here = page.locator(".admin-operation[aria-current=page]");
  await expect(here).toContainText("symphony_CreateUser", { timeout: 30_000 });
  await expect(here).toBeInViewport();
  await page.locator(".admin-operation", { hasText: "dixa_PatchEndUser" }).click();
  await expect(page.locator(".admin-call h2")).toHaveText("dixa_PatchEndUser");
  await expect(here).toContainText("dixa_PatchEndUser");
  await page.goBack();
  await expect(page.locator(".admin-call h2")).toHaveText("symphony_CreateUser");
  await expect(here).toBeInViewport();
});

test("what one may not call is seen and locked", async ({ open }) => {
  const page = await open("help_desk");
  await page.goto("/admin/console/workdrive_DeleteUser");
  await expect(page.locator(".admin-call .admin-warning")).toContainText("org_admin", { timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Send", exact: true })).toHaveCount(0);
  await expect(page.locator(".admin-side")).not.toContainText("WorkDrive");
  await page.goto("/admin/workdrive/users");
  await expect(page.locator(".admin-main")).toContainText("You may not use this screen");
});

test("who administers nothing gets neither the area, nor its program, nor its calls", async ({ open }) => {
  const page = await open("employee");
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/feeds");
  await expect(page.locator(".rail")).toBeVisible();
  await expect(page.locator(".rail")).not.toContainText("Admin");
  await page.goto("/admin");
  await expect(page.locator(".nowhere")).toBeVisible();
  expect(asked.filter((path) => /\/admin[^/]*\.(wasm|css)$/.test(path))).toEqual([]);
  for (const path of ["/app/operations", "/app/audit", "/app/administrators", "/v1/endusers"]) {
    expect((await page.request.get(path)).status(), path).toBe(403);
  }
});

test("a role is given, what it may do changes, and the log says who did it", async ({ open }) => {
  const page = await open("admin");
  await openScreen(page, "rotunda/administrators");
  await expectAccessible(page);
  const panel = await openRow(page, "Nadia Benali");
  const dialog = await form(page, "Change role", panel);
  await dialog.getByLabel("Role").selectOption({ label: "Compliance" });
  await send(dialog, "Change role");
  await expect(row(page, "Nadia Benali")).toContainText("Compliance");
  const back = await form(page, "Change role", panel);
  await back.getByLabel("Role").selectOption({ label: "Help desk" });
  await send(back, "Change role");
  await expect(row(page, "Nadia Benali")).toContainText("Help desk");

  await page.goto("/admin/audit");
  const act = page.locator(".admin-act-row", { hasText: "rotunda_SetRole" }).first();
  await expect(act).toContainText("Rasmus Kjær", { timeout: 30_000 });
  await act.locator("summary").click();
  await expect(act).toContainText("help_desk");
  await expectAccessible(page);
  await page.getByPlaceholder("Find in the log").fill("nothing-is-called-this");
  await expect(page.locator(".admin-log")).toContainText("Nothing has been done yet.");
});

test("a log that answers nonsense is said to, and asked again", async ({ open }) => {
  const page = await open("admin");
  for (const nonsense of ['"yes"', "[1]", "<p>no</p>"]) {
    await page.route("**/app/audit?**", (route) => route.fulfill({ body: nonsense, contentType: "application/json" }));
    await page.goto("/admin/audit");
    await expect(page.locator(".admin-log .note.failure")).toBeVisible({ timeout: 30_000 });
    await page.unroute("**/app/audit?**");
    await page.locator(".admin-log .note.failure").getByRole("button", { name: "Retry" }).click();
    await expect(page.locator(".admin-log .note.failure")).toHaveCount(0);
  }
});

test("every documented operation is in the coverage, with the screen that uses it", async ({ open }) => {
  const page = await open("admin");
  await page.goto("/admin/coverage");
  await expect(page.locator(".admin-page .admin-quiet").first()).toContainText("329 documented operations", { timeout: 30_000 });
  await expect(page.locator("tr", { hasText: "dixa_PatchEndUser" })).toContainText("Dixa › End users");
  await expectAccessible(page);
});

test("a killed backend costs nothing that was typed", async ({ open, server }) => {
  const page = await open("help_desk", { expected: ["Failed to fetch"] });
  await openScreen(page, "dixa/end-users");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Display name").fill("Patience");
  await server.kill();
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog.getByLabel("Display name")).toHaveValue("Patience");
  await server.start();
  await send(dialog, "Create");
  expect(await customersNamed(page, "Patience")).toHaveLength(1);
});

for (const [look, options] of Object.entries({ light: { theme: "light" }, dark: { theme: "dark" }, contrast: { theme: "contrast" }, phone: { viewport: { width: 390, height: 844 } }, arabic: { language: "ar" } })) {
  test(`the screens of Admin are accessible and in order: ${look}`, async ({ open }) => {
    const page = await open("admin", { reducedMotion: "reduce", ...options });
    for (const address of ["dixa/end-users", "rotunda/administrators", "console/dixa_CreateEndUser", "audit", "coverage"]) {
      await page.goto(`/admin/${address}`);
      await expect(page.locator(".admin-row, .admin-call, .admin-act-row, .admin-log .note, .admin-plain").first()).toBeVisible({ timeout: 30_000 });
      await picture(page, `admin_${address.replace("/", "_")}-${look}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${address} is not wider than its screen`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
