const { test, expect, expectAccessible, HEADERS } = require("../fixtures");
const { openScreen, row, openRow, form, send, customersNamed } = require("../admin");

const customers = async (page, query) => (await (await page.request.get(`/v1/endusers?${query}`)).json()).data;

test("a customer is made, changed and anonymized, and the vendor's API knows each time", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  await expectAccessible(page);
  const email = `zoe.${Date.now()}@example.com`;
  const dialog = await form(page, "Create");
  await expectAccessible(page);
  await dialog.getByLabel("Display name").fill("Zoe Quist");
  await dialog.getByLabel("Email", { exact: true }).fill(email);
  await send(dialog, "Create");
  await expect.poll(async () => (await customers(page, `email=${email}`)).length).toBe(1);

  await page.locator("[data-filter]").fill(email);
  const panel = await openRow(page, email);
  await expect(page).toHaveURL(/\?row=[0-9a-f-]{36}$/);
  await expectAccessible(page);
  const edit = await form(page, "Edit", panel);
  await expect(edit.getByLabel("Display name")).toHaveValue("Zoe Quist");
  await edit.getByLabel("Display name").fill("Zoë Quist");
  await send(edit, "Edit");
  await expect.poll(async () => (await customers(page, `email=${email}`))[0].displayName).toBe("Zoë Quist");
  await expect(row(page, "Zoë Quist")).toBeVisible();

  const question = await form(page, "Anonymize", panel);
  await expect(question).toContainText("This cannot be undone");
  await send(question, "Anonymize");
  await expect.poll(async () => (await customers(page, `email=${email}`)).length).toBe(0);
});

test("what the vendor refuses is said, and what was typed stays", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Display name").fill("Twice");
  await dialog.getByLabel("Email", { exact: true }).fill("clara@steenberg.example");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expect(dialog.getByLabel("Display name")).toHaveValue("Twice");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("rows are looked up by the vendor, narrowed, sorted and chosen here, and back leads back", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  await page.getByLabel("Email").fill("clara@steenberg.example");
  await page.getByLabel("Email").press("Tab");
  await expect(page.locator(".admin-count")).toHaveText("1 row");
  await page.getByLabel("Email").fill("");
  await page.getByLabel("Email").press("Tab");
  await expect(page.locator(".admin-count")).toHaveText(/1\d rows/);
  const first = page.locator(".admin-list [data-row][aria-posinset='1']:visible .admin-open");
  await page.getByRole("button", { name: "Sort by Name" }).click();
  const least = await first.textContent();
  await page.getByRole("button", { name: "Name, sorted upwards" }).click();
  await expect(first).not.toHaveText(least);
  await page.getByLabel("Choose all rows").check();
  await expect(page.locator(".admin-chosen")).toContainText(/1\d chosen/);
  await page.getByRole("button", { name: "Choose none" }).click();
  await expect(page.locator(".admin-chosen")).toHaveCount(0);
  await first.click();
  await expect(page.locator(".admin-panel")).toBeVisible();
  await page.goBack();
  await expect(page.locator(".admin-panel")).toHaveCount(0);
  await page.goForward();
  await expect(page.locator(".admin-panel")).toBeVisible();
  await page.reload();
  await expect(page.locator(".admin-panel")).toBeVisible();
});

test("several are anonymized one after the other, and each outcome is said", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `bulk${Date.now()}`;
  for (const number of [1, 2, 3]) {
    const made = await page.request.post("/v1/endusers", { headers: HEADERS, data: { displayName: `${mark} ${number}` } });
    expect(made.status()).toBe(201);
  }
  await openScreen(page, "dixa/end-users");
  await page.locator("[data-filter]").fill(mark);
  await expect(page.locator(".admin-count")).toHaveText(/^3 of/);
  await page.getByLabel("Choose all rows").check();
  const dialog = await form(page, "Anonymize", page.locator(".admin-chosen"));
  await dialog.getByRole("button", { name: "Anonymize", exact: true }).click();
  await expect(dialog).toContainText("3 of 3 done.");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect.poll(async () => (await customersNamed(page, mark)).length).toBe(0);
});

test("tables become cards on a phone, and everything is done by keyboard alone", async ({ open }) => {
  const phone = await open("help_desk", { viewport: { width: 390, height: 844 } });
  await openScreen(phone, "dixa/end-users");
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expectAccessible(phone);
  await openRow(phone, "Clara Steenberg");
  await expectAccessible(phone);

  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  await page.locator("[data-filter]").focus();
  await page.keyboard.type("Clara");
  await expect(page.locator(".admin-count")).toHaveText(/^1 of/);
  await page.locator(".admin-list .admin-open:visible").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".admin-panel")).toBeVisible();
  await page.locator(".admin-panel").getByRole("button", { name: "Edit" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog[open] .admin-act")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
});
