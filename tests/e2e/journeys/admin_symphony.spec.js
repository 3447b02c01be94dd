const { test, expect, expectAccessible } = require("../fixtures");
const { openScreen, row, openRow, form, send, give, narrow, json, post } = require("../admin");

const all = (page) => json(page, "/pod/v2/admin/user/list?limit=1000");
const named = async (page, name) => (await all(page)).find((one) => one.userAttributes.displayName === name);
const number = async (page, name) => (await named(page, name)).userSystemInfo.id;

/** An account that no other journey changes. */
async function made(page, mark) {
  const userAttributes = {
    accountType: "NORMAL", firstName: "Ines", lastName: mark, displayName: `Ines ${mark}`, userName: `ines.${mark}`, emailAddress: `ines.${mark}@stilla.example`,
  };
  return post(page, "/pod/v2/admin/user/create", { userAttributes, roles: ["INDIVIDUAL"] });
}

async function account(page, name) {
  await openScreen(page, "symphony/accounts");
  await page.locator("[data-filter]").fill(name);
  return openRow(page, name);
}

/** The part of a panel below a heading. */
const part = (page, panel, title) => panel.locator(".admin-section", { has: page.getByRole("heading", { name: title, exact: true }) });

/** Fills in a moment, in a field for moments or for numbers. */
async function fillMoment(dialog, label, at) {
  const field = dialog.getByLabel(label).first();
  const kind = await field.getAttribute("type");
  await field.fill(kind === "datetime-local" ? at.toISOString().slice(0, 16) : String(at.getTime()));
}

test("an account of Symphony is made, edited, found, and closed and opened again", async ({ open }) => {
  const page = await open("admin");
  const mark = `made${Date.now()}`;
  await openScreen(page, "symphony/accounts");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("First name").fill("Ines");
  await dialog.getByLabel("Last name").fill(mark);
  await dialog.getByLabel("Display name").fill(`Ines ${mark}`);
  await dialog.getByLabel("User name").fill(`ines.${mark}`);
  await dialog.getByLabel("Email address").fill(`ines.${mark}@stilla.example`);
  await expectAccessible(page);
  await send(dialog, "Create");
  await expect.poll(async () => (await named(page, `Ines ${mark}`))?.roles).toEqual(["INDIVIDUAL"]);
  await page.locator("[data-filter]").fill(mark);
  const panel = await openRow(page, mark);
  const edit = await form(page, "Edit", panel);
  await edit.getByLabel("Title").fill("Acoustician");
  await send(edit, "Edit");
  await expect.poll(async () => (await named(page, `Ines ${mark}`)).userAttributes.title).toBe("Acoustician");
  await send(await form(page, "Deactivate", panel), "Deactivate");
  await expect.poll(async () => (await named(page, `Ines ${mark}`)).userSystemInfo.status).toBe("DISABLED");
  await expect(row(page, mark)).toContainText("Disabled");

  await openScreen(page, "symphony/find-accounts", { empty: true });
  await narrow(page, "Status", "DISABLED");
  const found = await openRow(page, mark);
  await send(await form(page, "Activate", found), "Activate");
  await expect.poll(async () => (await named(page, `Ines ${mark}`)).userSystemInfo.status).toBe("ENABLED");
  await expect(row(page, mark)).toHaveCount(0);
});

test("an account is suspended with a reason and an end, and comes back", async ({ open }) => {
  const page = await open("admin");
  const mark = `gone${Date.now()}`;
  const { userSystemInfo: { id } } = await made(page, mark);
  const status = () => json(page, `/pod/v1/admin/user/${id}/status`);
  const panel = await account(page, mark);
  const dialog = await form(page, "Suspend", panel);
  const until = new Date(Math.ceil(Date.now() / 86_400_000 + 30) * 86_400_000);
  await fillMoment(dialog, /^Suspended until/, until);
  await dialog.getByLabel(/^Suspension reason/).fill("On leave");
  await send(dialog, "Suspend");
  await expect.poll(async () => (await status()).suspended).toBe(true);
  const now = await status();
  expect(now.suspensionReason).toBe("On leave");
  expect(Math.abs(now.suspendedUntil - until.getTime())).toBeLessThan(86_400_000);
  await send(await form(page, "Unsuspend", panel), "Unsuspend");
  await expect.poll(async () => (await status()).suspended).toBe(false);
});

test("roles, features and delegates of an account are changed", async ({ open }) => {
  const page = await open("admin");
  const mark = `may${Date.now()}`;
  const { userSystemInfo: { id } } = await made(page, mark);
  const panel = await account(page, mark);
  const add = await form(page, "Add role", panel);
  await add.locator("input, select").first().fill("L1_SUPPORT");
  await send(add, "Add role");
  await expect.poll(async () => (await named(page, `Ines ${mark}`)).roles).toContain("L1_SUPPORT");
  const remove = await form(page, "Remove role", panel);
  await remove.locator("input, select").first().fill("L1_SUPPORT");
  await send(remove, "Remove role");
  await expect.poll(async () => (await named(page, `Ines ${mark}`)).roles).not.toContain("L1_SUPPORT");

  const feature = async (name) => (await json(page, `/pod/v1/admin/user/${id}/features`)).find((one) => one.entitlment === name).enabled;
  expect(await feature("canSuppressMessage")).toBe(false);
  const features = await form(page, "Change features", part(page, panel, "Features"));
  if ((await features.getByLabel(/^Entitlment/).count()) === 0) await features.getByRole("button", { name: "Add", exact: true }).click();
  await features.getByLabel(/^Entitlment/).fill("canSuppressMessage");
  await features.getByLabel(/^Enabled/).selectOption({ label: "Yes" });
  await send(features, "Change features");
  await expect.poll(() => feature("canSuppressMessage")).toBe(true);

  const johan = await number(page, "Johan Nilsson");
  const delegates = () => json(page, `/pod/v1/admin/user/${id}/delegates`);
  const section = part(page, panel, "Delegates");
  const delegate = await form(page, "Add delegate", section);
  await give(delegate, /^User id/, johan);
  await send(delegate, "Add delegate");
  await expect.poll(delegates).toEqual([johan]);
  await section.getByRole("checkbox", { name: /^Choose / }).last().check();
  await send(await form(page, "Remove", section), "Remove");
  await expect.poll(delegates).toEqual([]);
});

test("an app is made and let in, a user gets it, and it is deleted", async ({ open }) => {
  const page = await open("admin");
  const mark = `app${Date.now()}`;
  const entitlement = async () => (await json(page, "/pod/v1/admin/app/entitlement/list")).find((one) => one.appName.startsWith(`Lunch ${mark}`));
  const { userSystemInfo: { id } } = await made(page, mark);
  await openScreen(page, "symphony/apps", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel(/^App id/).fill(mark);
  await dialog.getByLabel(/^Name/).first().fill(`Lunch ${mark}`);
  await dialog.getByLabel(/^App url/).fill("https://lunch.example/menu");
  await dialog.getByLabel(/^Domain/).fill("lunch.example");
  await dialog.getByLabel(/^Publisher/).fill("Stilla");
  await expectAccessible(page);
  await send(dialog, "Create");
  await expect.poll(async () => (await entitlement())?.enable).toBe(false);
  const { appId } = await entitlement();
  const panel = await openRow(page, mark);
  const edit = await form(page, "Edit", panel);
  await edit.getByLabel(/^Name/).first().fill(`Lunch ${mark} 2`);
  await send(edit, "Edit");
  await expect.poll(async () => (await entitlement()).appName).toBe(`Lunch ${mark} 2`);
  await post(page, "/pod/v1/admin/app/entitlement/list", [{ appId, appName: `Lunch ${mark} 2`, enable: true, listed: true, install: false }]);

  const of = await account(page, mark);
  const apps = await form(page, "Change apps", part(page, of, "Apps"));
  if ((await apps.getByLabel(/^App id/).count()) === 0) await apps.getByRole("button", { name: "Add", exact: true }).first().click();
  await give(apps, /^App id/, appId);
  await apps.getByLabel(/^Install/).first().selectOption({ label: "Yes" });
  await apps.getByLabel(/^Listed/).first().selectOption({ label: "Yes" });
  await send(apps, "Change apps");
  const mine = async () => (await json(page, `/pod/v1/admin/user/${id}/app/entitlement/list`)).find((one) => one.appId === appId);
  await expect.poll(async () => (await mine()).install).toBe(true);

  await openScreen(page, "symphony/apps");
  const again = await openRow(page, mark);
  await send(await form(page, "Delete", again), "Delete");
  await expect.poll(entitlement).toBeFalsy();
});

test("an account has other followers; presence is set for somebody", async ({ open }) => {
  const page = await open("admin");
  const mark = `seen${Date.now()}`;
  const { userSystemInfo: { id } } = await made(page, mark);
  const johan = await number(page, "Johan Nilsson");
  const panel = await account(page, mark);
  const follow = await form(page, "Add followers", part(page, panel, "Followers"));
  await give(follow, /^Followers/, johan);
  await send(follow, "Add followers");
  const followers = async () => (await json(page, `/pod/v1/user/${id}/followers`)).followers;
  await expect.poll(followers).toEqual([johan]);
  const unfollow = await form(page, "Remove followers", part(page, panel, "Followers"));
  await give(unfollow, /^Followers/, johan);
  await send(unfollow, "Remove followers");
  await expect.poll(followers).toEqual([]);

  const { id: me } = await json(page, "/pod/v2/sessioninfo");
  await post(page, "/pod/v2/user/presence", { category: "AVAILABLE" });
  await openScreen(page, "symphony/presence");
  await page.locator("[data-filter]").fill(String(me));
  const mine = await openRow(page, String(me));
  const dialog = await form(page, "Set presence", mine);
  const category = dialog.getByLabel(/^Category/);
  if ((await category.evaluate((field) => field.tagName)) === "SELECT") await category.selectOption("BUSY");
  else await category.fill("BUSY");
  await send(dialog, "Set presence");
  await expect.poll(async () => (await json(page, "/pod/v2/user/presence")).category).toBe("BUSY");
});
