const { test, expect, expectAccessible } = require("../fixtures");
const { openScreen, row, openRow, form, send, csv } = require("../admin");
const fs = require("node:fs");

const json = async (page, address) => (await page.request.get(address)).json();

test("a location of WorkDrive is made, renamed and deleted", async ({ open }) => {
  const page = await open("user_admin");
  const name = `Lund ${Date.now()}`;
  const names = async () => (await json(page, "/api/locations?per_page=100")).locations.map((one) => one.name);
  await openScreen(page, "workdrive/locations");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Name").fill(name);
  await send(dialog, "Create");
  await expect.poll(names).toContain(name);
  const panel = await openRow(page, name);
  await expectAccessible(page);
  const rename = await form(page, "Rename", panel);
  await rename.getByLabel("Name").fill(`${name} South`);
  await send(rename, "Rename");
  await expect.poll(names).toContain(`${name} South`);
  const question = await form(page, "Delete", panel);
  await send(question, "Delete");
  await expect.poll(names).not.toContain(`${name} South`);
  await expect(row(page, name)).toHaveCount(0);
});

test("a contact group of Qwil is made and destroyed", async ({ open }) => {
  const page = await open("user_admin");
  const name = `Harbour ${Date.now()}`;
  const groups = async () => JSON.stringify(await json(page, "/entity-service/sys-api/groups/list?group_status_type=3&page=1&per_page=50"));
  await openScreen(page, "qwil/groups");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Name").fill(name);
  await send(dialog, "Create");
  await expect.poll(groups).toContain(name);
  await page.locator("[data-filter]").fill(name);
  const panel = await openRow(page, name);
  await expectAccessible(page);
  const question = await form(page, "Delete", panel);
  await send(question, "Delete");
  await expect(page.locator(".admin-list .admin-count")).toHaveText(/^0 of/);
});

test("a disclaimer of Symphony is made, changed and deleted", async ({ open }) => {
  const page = await open("admin");
  const name = `Reminder ${Date.now()}`;
  const all = async () => JSON.stringify(await json(page, "/pod/v1/admin/disclaimer/list"));
  await openScreen(page, "symphony/disclaimers", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Content").fill("Be kind.");
  await send(dialog, "Create");
  await expect.poll(all).toContain(name);
  const panel = await openRow(page, name);
  const edit = await form(page, "Edit", panel);
  await edit.getByLabel("Content").fill("Be very kind.");
  await send(edit, "Edit");
  await expect.poll(all).toContain("Be very kind.");
  const question = await form(page, "Delete", panel);
  await send(question, "Delete");
  await expect.poll(all).not.toContain(name);
});

test("a role of an account of Symphony is given, and the log has it", async ({ open }) => {
  const page = await open("admin");
  await openScreen(page, "symphony/accounts");
  await page.locator("[data-filter]").fill("Johan Nilsson");
  const panel = await openRow(page, "Johan Nilsson");
  await expectAccessible(page);
  const dialog = await form(page, "Add role", panel);
  await dialog.locator("input, select").first().fill("L1_SUPPORT");
  await send(dialog, "Add role");
  await expect(row(page, "Johan Nilsson")).toContainText("Support level 1");
  await page.goto("/admin/audit");
  await expect(page.locator(".admin-act-row", { hasText: "symphony_AddRole" }).first()).toBeVisible({ timeout: 30_000 });
});

test("1,000 people are imported, 30 are explained, and those alone are imported again", async ({ open }) => {
  test.setTimeout(300_000);
  const page = await open("admin");
  const mark = Date.now();
  const invited = async () => (await json(page, "/api/users?status=INVITED&per_page=1")).meta.totalResults;
  const before = await invited();
  const people = Array.from({ length: 1000 }, (_, n) => {
    const bad = n % 33 === 5 && n < 990;
    return [bad ? (n % 2 ? "" : "not-an-address") : `new.${mark}.${n}@example.com`, `Nº ${n}`, "Nyström, Jr"];
  });
  expect(people.filter(([email]) => !email.includes("@"))).toHaveLength(30);
  const quoted = (lines) => [["E-mail", "first name", "lastName"], ...lines].map((line) => line.map((cell) => `"${cell}"`));
  await openScreen(page, "workdrive/users");
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel("CSV file").setInputFiles(csv("people.csv", quoted(people)));
  await expect(dialog.getByLabel("first name")).toHaveValue(/\d+/);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("rows can be sent");
  expect(await invited()).toBe(before);
  await dialog.getByRole("button", { name: /^Import \d+ rows$/ }).click();
  await expect(dialog.getByRole("status")).toContainText("970 of 1000 done.", { timeout: 200_000 });
  await expect(dialog.locator(".admin-failed li")).toHaveCount(30);
  await expect(dialog.locator(".admin-failed li").first()).toContainText("Line 7");
  expect(await invited()).toBe(before + 970);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save what failed as CSV" }).click();
  const failed = fs.readFileSync(await (await download).path(), "utf8").trim().split("\r\n");
  expect(failed).toHaveLength(31);
  const mended = failed.slice(1).map((line, n) => [`mended.${mark}.${n}@example.com`, line.split(",")[1], "Nyström"]);
  await dialog.getByLabel("CSV file").setInputFiles(csv("mended.csv", quoted(mended)));
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await dialog.getByRole("button", { name: "Import 30 rows" }).click();
  await expect(dialog.getByRole("status")).toContainText("30 of 30 done.", { timeout: 60_000 });
  expect(await invited()).toBe(before + 1000);
});
