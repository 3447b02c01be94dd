// People and things are looked up and shown by name, where the vendors have ids.
const { test, expect, expectAccessible } = require("../fixtures");
const { openScreen, openRow, row, json } = require("../admin");

test("a list is narrowed to somebody by name", async ({ open }) => {
  const page = await open("admin");
  await openScreen(page, "workdrive/posts");
  const field = page.getByRole("combobox", { name: "User" });
  await field.fill("Omar El");
  const option = page.getByRole("option", { name: /Omar El-Sayed/ });
  await expect(option).toBeVisible();
  await expectAccessible(page);
  await field.press("Enter");
  await expect(page.locator(".admin-filter .chip")).toContainText("Omar El-Sayed");
  const [omar] = await json(page, "/app/people?search=Omar%20El&limit=1");
  const { posts } = await json(page, `/api/posts?user=${omar.id}&time=${new Date().toISOString()}&per_page=100`);
  expect(posts.length).toBeGreaterThan(0);
  await expect(page.locator(".admin-count")).toHaveText(posts.length === 1 ? "1 row" : `${posts.length} rows`);
  await page.getByRole("button", { name: "Remove Omar El-Sayed" }).click();
  await expect(page.locator(".admin-count")).toHaveText("100 rows+");
});

test("who is known by a number is called by name", async ({ open }) => {
  const page = await open("admin");
  await openScreen(page, "symphony/streams");
  await expect(row(page, "Room")).toBeVisible();
  const panel = await openRow(page, "Room");
  const fact = panel.locator(".admin-fact", { hasText: "Created by user id" }).last().locator("dd");
  await expect(fact).toHaveText(/^.+ · \d+$/);
  const [name, id] = (await fact.textContent()).split(" · ");
  const { users } = await json(page, `/pod/v3/users?uid=${id}`);
  expect(users[0].displayName).toBe(name);
});

for (const language of ["de", "ar"]) {
  test(`fields, filters and facts are named in the reader's language: ${language}`, async ({ open }) => {
    const page = await open("admin", { language });
    const known = await json(page, `/app/field-names/${language}`);
    await openScreen(page, "workdrive/posts");
    await expect(page.locator(".admin-filter.vendor", { hasText: known.user }).first()).toBeVisible();
    await row(page, "").locator(".admin-open").click();
    const facts = page.locator(".admin-panel .admin-fact > dt").filter({ hasText: known.permissions, visible: true });
    await expect(facts.first()).toBeVisible();
    await page.goto("/admin/console/workdrive_CreateUser");
    const label = page.locator(".admin-form label", { hasText: known.firstName }).first();
    await expect(label).toBeVisible();
    // What a field is for stays the vendor's English, and is said to be.
    await expect(page.locator(".admin-form .field-note > span[lang=en]", { hasText: /\w/ }).first()).toBeVisible();
    await expectAccessible(page);
  });
}
