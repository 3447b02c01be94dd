const { test, expect, expectAccessible } = require("../fixtures");
const { openScreen, row, openRow, form, send, give, narrow, json, post } = require("../admin");

const SYSTEM = "/entity-service/sys-api";
const found = async (page, search, status = 8) =>
  (await json(page, `${SYSTEM}/entity-memberships/list?entity_user_xref_type=3&entity_user_xref_status_type=${status}&search=${encodeURIComponent(search)}`)).entity_memberships;
const groups = async (page) => (await json(page, `${SYSTEM}/groups/list?group_status_type=3&per_page=200`)).groups;
const groupsOf = async (page, id) =>
  (await json(page, `${SYSTEM}/entity-memberships/group-memberships/list?only_active=false&entity_user_xref_uuid=${id}`)).group_members;

const client = (mark) => ({
  enum_profile_id: 4, first_name: "Vera", last_name: mark, job_title: "Owner", identifier: "", primary_email: `${mark}@clinic.example`, primary_phone_number: "+4520000000",
});
const made = async (page, mark) => (await post(page, `${SYSTEM}/entity-memberships/create`, client(mark))).entity_user_xref;

/** The panel of a membership, which is found by its name. */
async function membership(page, mark) {
  await openScreen(page, "qwil/memberships");
  await page.locator("[data-filter]").fill(mark);
  return openRow(page, mark);
}

test("a membership of Qwil is made, edited, and ended", async ({ open }) => {
  const page = await open("user_admin");
  const mark = `made${Date.now()}`;
  await openScreen(page, "qwil/memberships");
  await expectAccessible(page);
  const dialog = await form(page, "Create client");
  await expect(dialog.getByLabel(/^Profile/).locator("option:checked")).toHaveText("Client");
  await dialog.getByLabel(/^First name/).fill("Vera");
  await dialog.getByLabel(/^Last name/).fill(mark);
  await dialog.getByLabel(/^Job title/).fill("Owner");
  await dialog.getByLabel(/^Primary email/).fill(`${mark}@clinic.example`);
  await dialog.getByLabel(/^Primary phone number/).fill("+4520112233");
  await send(dialog, "Create client");
  await expect.poll(async () => (await found(page, mark)).map((one) => [one.enum_profile_id, one.status])).toEqual([[4, 2]]);

  await page.locator("[data-filter]").fill(mark);
  const type = page.locator(".admin-filter.vendor", { has: page.getByText("Type", { exact: true }) }).locator("select");
  await type.selectOption({ label: "Staff" });
  await expect(row(page, mark)).toHaveCount(0);
  await type.selectOption({ label: "Clients" });
  await expect(row(page, mark).locator(".state")).toHaveText("Invited");
  const panel = await openRow(page, mark);
  await expectAccessible(page);
  const fact = (name) => panel.locator(".admin-fact", { has: page.locator("dt", { hasText: name }) }).locator("dd").first();
  await expect(fact("Profile")).toHaveText("Client");
  await expect(fact("Status")).toHaveText("Invited");
  const account = await form(page, "Edit account", panel);
  await account.getByLabel(/^Identifier/).fill(`id-${mark}`);
  await send(account, "Edit account");
  const profile = await form(page, "Edit profile", panel);
  await profile.getByLabel(/^Job title/).fill("Head of fitting");
  await send(profile, "Edit profile");
  const invitation = await form(page, "Edit invitation", panel);
  await invitation.getByLabel(/^Phone number/).fill("+4520999999");
  await send(invitation, "Edit invitation");
  const letter = await form(page, "Resend invitation", panel);
  await send(letter, "Resend invitation");
  const [now] = await found(page, mark);
  expect([now.identifier, now.job_title, now.primary_phone_number]).toEqual([`id-${mark}`, "Head of fitting", "+4520999999"]);
  await expect(row(page, mark)).toContainText("Head of fitting");

  const end = await form(page, "End membership", panel);
  await expect(end).toContainText("This cannot be undone.");
  await send(end, "End membership");
  await expect.poll(async () => (await found(page, mark)).length).toBe(0);
  expect((await found(page, mark, 4)).length).toBe(1);
});

test("somebody is invited for a member, with a new contact group and a letter", async ({ open }) => {
  const page = await open("user_admin");
  const mark = `with${Date.now()}`;
  const panel = await membership(page, "Emma");
  const dialog = await form(page, "Invite on their behalf", panel);
  await dialog.getByLabel(/^First name/).fill("Otto");
  await dialog.getByLabel(/^Last name/).fill(mark);
  await dialog.getByLabel(/^Job title/).fill("Buyer");
  await dialog.getByLabel(/^Primary email/).fill(`${mark}@clinic.example`);
  await dialog.getByLabel(/^Primary phone number/).fill("+4520445566");
  await dialog.getByLabel(/^New group name/).fill(`Group ${mark}`);
  const refused = dialog.getByRole("alert");
  await dialog.getByRole("button", { name: "Invite on their behalf", exact: true }).click();
  await expect(refused).toContainText("there is no staff");
  const [emma] = await found(page, "Emma");
  await give(dialog, /^Membership IDs of the new group/, emma.entity_user_xref_uuid);
  await dialog.getByLabel(/^Invitation message/).fill("See you on Monday.");
  await dialog.getByLabel(/^Send invitation/).selectOption({ label: "Yes" });
  await send(dialog, "Invite on their behalf");
  const [otto] = await found(page, mark);
  const group = (await groups(page)).find((one) => one.name === `Group ${mark}`);
  expect(group, "the group is made").toBeTruthy();
  expect((await groupsOf(page, otto.entity_user_xref_uuid)).map((one) => one.group_uuid)).toEqual([group.group_uuid]);
  const admin = await open("admin");
  await expect.poll(async () => JSON.stringify(await json(admin, "/app/outbox?per_page=100")).includes(`${mark}@clinic.example`)).toBeTruthy();
});

test("e-mails and phone numbers that contacts see are replaced", async ({ open }) => {
  const page = await open("user_admin");
  const mark = `seen${Date.now()}`;
  await made(page, mark);
  const panel = await membership(page, mark);
  const emails = await form(page, "Change e-mails", panel);
  await emails.getByRole("button", { name: "Add", exact: true }).click();
  await emails.getByLabel(/^Email/).last().fill(`${mark}@home.example`);
  await emails.getByLabel(/^Primary/).last().selectOption({ label: "Yes" });
  await expectAccessible(page);
  await send(emails, "Change e-mails");
  const phones = await form(page, "Change phone numbers", panel);
  await phones.getByRole("button", { name: "Add", exact: true }).click();
  await phones.getByLabel(/^Phone number/).last().fill("+4520778899");
  await phones.getByLabel(/^Primary/).last().selectOption({ label: "Yes" });
  await send(phones, "Change phone numbers");
  const [now] = await found(page, mark);
  expect(now.emails).toEqual([{ email: `${mark}@home.example`, primary: true }]);
  expect(now.phone_numbers).toEqual([{ phone_number: "+4520778899", primary: true }]);
});

test("a member is suspended and comes back; their picture is removed", async ({ open }) => {
  const page = await open("user_admin");
  const status = async () => (await found(page, "Siri"))[0].status;
  const panel = await membership(page, "Siri");
  const suspend = await form(page, "Suspend", panel);
  await expect(suspend).toContainText("until the suspension ends");
  await send(suspend, "Suspend");
  await expect.poll(status).toBe(6);
  const back = await form(page, "Unsuspend", panel);
  await send(back, "Unsuspend");
  await expect.poll(status).toBe(1);
});

test("states have words in the reader's language, and the colours of what they mean", async ({ open }) => {
  const page = await open("user_admin", { language: "de" });
  await openScreen(page, "qwil/memberships");
  const state = page.locator(".admin-cell.state", { hasText: /^Aktiv$/ }).first();
  await expect(state).toHaveAttribute("data-state", "active");
  const ground = (cell) => cell.locator("bdi").evaluate((text) => getComputedStyle(text).backgroundColor);
  const plain = page.locator(".admin-cell.state:not([data-state^=active]):not([data-state*=suspend])", { hasText: /./ }).first();
  expect(await ground(state)).not.toBe(await ground(plain));
});

test("a contact group is edited, gets members and loses one", async ({ open }) => {
  const page = await open("user_admin");
  const mark = `group${Date.now()}`;
  const { group } = await post(page, `${SYSTEM}/groups/create`, { name: mark, description: "", identifier: "" });
  const [emma] = await found(page, "Emma");
  await openScreen(page, "qwil/groups");
  await page.locator("[data-filter]").fill(mark);
  const panel = await openRow(page, mark);
  const edit = await form(page, "Edit", panel);
  await edit.getByLabel(/^Description/).fill("Looks after the north");
  await send(edit, "Edit");
  await expect.poll(async () => (await json(page, `${SYSTEM}/groups?group_uuid=${group.group_uuid}`)).group.description).toBe("Looks after the north");
  const add = await form(page, "Add members", panel);
  await give(add, /^Membership IDs/, emma.entity_user_xref_uuid);
  await send(add, "Add members");
  const isIn = async () => (await groupsOf(page, emma.entity_user_xref_uuid)).some((one) => one.group_uuid === group.group_uuid);
  await expect.poll(isIn).toBe(true);
  const members = panel.locator(".admin-part");
  await expect(members.locator(".admin-row:visible")).toHaveCount(1);
  await expectAccessible(page);
  await members.getByRole("checkbox", { name: /^Choose / }).last().check();
  const remove = await form(page, "Remove from group", members);
  await send(remove, "Remove from group");
  await expect.poll(isIn).toBe(false);

  // The same from the member's side, for several at once.
  const of = await membership(page, "Emma");
  const join = await form(page, "Add to groups", of);
  await give(join, /^Group IDs/, group.group_uuid);
  await send(join, "Add to groups");
  await expect.poll(isIn).toBe(true);
});

test("a key for programs is made, shown once, turned off, renewed and revoked", async ({ open }) => {
  const page = await open("admin");
  const name = `Program ${Date.now()}`;
  const keys = async () => (await json(page, "/app/qwil/keys")).filter((one) => one.name === name);
  await openScreen(page, "qwil/keys", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByLabel(/^Kind/).selectOption("system");
  await dialog.getByRole("checkbox", { name: "read_admin" }).check();
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog).toContainText("secrets are not shown again");
  await expect(dialog.locator(".admin-json")).toContainText("secret");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect.poll(async () => (await keys()).length).toBe(1);
  await expect(row(page, name)).not.toContainText("secret");
  const panel = await openRow(page, name);
  await send(await form(page, "Deactivate", panel), "Deactivate");
  await expect.poll(async () => (await keys())[0].isActive).toBe(false);
  await send(await form(page, "Activate", panel), "Activate");
  await expect.poll(async () => (await keys())[0].isActive).toBe(true);
  const rotate = await form(page, "Rotate secret", panel);
  await rotate.getByRole("button", { name: "Rotate secret", exact: true }).click();
  await expect(rotate.locator(".admin-json")).toContainText("secret");
  await rotate.getByRole("button", { name: "Close", exact: true }).last().click();
  await send(await form(page, "Revoke", panel), "Revoke");
  await expect.poll(async () => (await keys()).length).toBe(0);
});

test("the rules of Qwil are changed and put back", async ({ open }) => {
  const page = await open("admin");
  const rules = () => json(page, "/app/qwil/rules");
  await openScreen(page, "qwil/rules");
  await page.locator(".admin-list .admin-open").first().click();
  const panel = page.locator(".admin-panel");
  const edit = await form(page, "Edit", panel);
  await edit.getByLabel(/^Email domains/).fill("stilla.example\nclinic.example");
  await send(edit, "Edit");
  await expect.poll(async () => (await rules()).emailDomains).toEqual(["stilla.example", "clinic.example"]);
  const back = await form(page, "Edit", panel);
  await back.getByLabel(/^Email domains/).fill("");
  await send(back, "Edit");
  await expect.poll(async () => (await rules()).emailDomains).toEqual([]);
});

test("chats are reviewed: found by word, read by kind and by number", async ({ open }) => {
  const page = await open("compliance");
  await openScreen(page, "qwil/chats");
  await expectAccessible(page);
  await narrow(page.locator(".admin-list"), "Search", "refrigerator");
  await expect(page.locator(".admin-list .admin-count")).toHaveText("1 row");
  const panel = await openRow(page, "Your home trial");
  const part = (title) => panel.locator(".admin-section", { has: page.getByRole("heading", { name: title, exact: true }) });
  await expect(part("Messages").locator(".admin-row:visible").first()).toBeVisible();
  await narrow(part("Messages"), "Search", "refrigerator");
  await expect(part("Messages").locator(".admin-row:visible")).toHaveCount(1);
  const range = part("Messages by number");
  await narrow(range, "From number", "1");
  await narrow(range, "To number", "2");
  await expect(range.locator(".admin-row:visible")).toHaveCount(2);
  // What an administrator of people may not read is not there for them.
  const other = await open("user_admin");
  await openScreen(other, "qwil/memberships");
  await expect(other.locator(".admin-side")).not.toContainText("Chat review");
});
