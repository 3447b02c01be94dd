const { test, expect, expectAccessible } = require("../fixtures");
const { openScreen, row, rowsOf, openRow, form, send, give, narrow, json, post } = require("../admin");

const part = (page, panel, title) => panel.locator(".admin-section", { has: page.getByRole("heading", { name: title, exact: true }) });
const number = async (page, name) =>
  (await json(page, "/pod/v2/admin/user/list?limit=1000")).find((one) => one.userAttributes.displayName === name).userSystemInfo.id;

test("a scheme of addresses and a kind of file are let in and taken out", async ({ open }) => {
  const page = await open("admin");
  const mark = `x${Date.now().toString(36)}`;
  const protocols = () => json(page, "/pod/v1/admin/system/protocols/list");
  await openScreen(page, "symphony/protocols");
  const add = await form(page, "Add");
  await add.getByLabel(/^Scheme/).fill(mark);
  await send(add, "Add");
  await expect.poll(protocols).toContain(mark);
  const scheme = await openRow(page, mark);
  await send(await form(page, "Remove", scheme), "Remove");
  await expect.poll(protocols).not.toContain(mark);

  const extension = async () => (await json(page, "/pod/file_ext/v1/allowed_extensions?limit=1000")).data.find((one) => one.extension === `.${mark}`);
  await openScreen(page, "symphony/file-extensions");
  await expectAccessible(page);
  const allow = await form(page, "Add");
  for (const field of await allow.getByLabel(/^Extension/).all()) await field.fill(`.${mark}`);
  await allow.getByLabel(/^Scope internal/).selectOption({ label: "Yes" });
  await send(allow, "Add");
  await expect.poll(async () => (await extension())?.scope_internal).toBe(true);
  await page.locator("[data-filter]").fill(mark);
  const kind = await openRow(page, mark);
  const edit = await form(page, "Edit", kind);
  await edit.getByLabel(/^Scope external/).selectOption({ label: "Yes" });
  await send(edit, "Edit");
  await expect.poll(async () => (await extension()).scope_external).toBe(true);
  await send(await form(page, "Remove", kind), "Remove");
  await expect.poll(extension).toBeFalsy();
  await openScreen(page, "symphony/attachment-types");
});

test("a group of a barrier gets members and a policy, and both are taken back", async ({ open }) => {
  const page = await open("admin");
  const mark = `wall${Date.now()}`;
  const groups = async () => (await json(page, "/pod/v1/admin/group/list")).filter((one) => one.name.includes(mark));
  await openScreen(page, "symphony/barrier-groups", { empty: true });
  for (const side of ["east", "west"]) {
    const dialog = await form(page, "Create");
    await dialog.getByLabel(/^Name/).fill(`${mark} ${side}`);
    await send(dialog, "Create");
    await expect(row(page, `${mark} ${side}`)).toBeVisible();
  }
  const [east, west] = await groups();
  const johan = await number(page, "Johan Nilsson");
  const panel = await openRow(page, `${mark} east`);
  const members = () => json(page, `/pod/v1/admin/group/${east.id}/membership/list`);
  const add = await form(page, "Add members", panel);
  await give(add, /^(Value|Users)/, johan);
  await add.getByRole("button", { name: "Add members", exact: true }).click();
  await expect(add).toContainText("SUCCESS");
  await add.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect.poll(members).toEqual([johan]);
  await expect(row(page, `${mark} east`)).toContainText("1");
  const rename = await form(page, "Rename", panel);
  await rename.getByLabel(/^Name/).fill(`${mark} far east`);
  await send(rename, "Rename");
  await expect.poll(async () => (await groups()).map((one) => one.name)).toContain(`${mark} far east`);

  const policy = await post(page, "/app/symphony/policies", { policyType: "BLOCK", groups: [east.id, west.id] });
  const now = async () => (await json(page, "/pod/v1/admin/policy/list")).find((one) => one.id === policy.id);
  await page.goto(`/admin/symphony/policies?row=${policy.id}`);
  const open_ = page.locator(".admin-panel");
  await expect(open_).toBeVisible({ timeout: 30_000 });
  await send(await form(page, "Deactivate", open_), "Deactivate");
  await expect.poll(async () => (await now()).active).toBe(false);
  await send(await form(page, "Activate", open_), "Activate");
  await expect.poll(async () => (await now()).active).toBe(true);
  await send(await form(page, "Delete", open_), "Delete");
  await expect.poll(now).toBeFalsy();
  await openScreen(page, "symphony/barrier-groups");
  for (const side of ["far east", "west"]) {
    const one = await openRow(page, `${mark} ${side}`);
    await send(await form(page, "Delete", one), "Delete");
    await expect(row(page, `${mark} ${side}`)).toHaveCount(0);
  }
  expect(await groups()).toEqual([]);
});

test("a room is looked into, gets a member, loses one, and is closed and opened", async ({ open }) => {
  const page = await open("admin");
  const name = `Room ${Date.now()}`;
  const johan = await number(page, "Johan Nilsson");
  const made = await post(page, "/pod/v3/room/create", { name, description: "For a journey" });
  const id = made.roomSystemInfo.id;
  const inside = async () => (await json(page, `/pod/v1/admin/stream/${id}/membership/list`)).members.map((one) => one.user.userId);
  await openScreen(page, "symphony/streams");
  await expectAccessible(page);
  await page.locator("[data-filter]").fill(name);
  const panel = await openRow(page, name);
  const members = part(page, panel, "Members");
  const add = await form(page, "Add member", members);
  await give(add, /^Id/, johan);
  await send(add, "Add member");
  await expect.poll(inside).toContain(johan);
  await expect(members).toContainText("Johan Nilsson");
  await members.getByRole("checkbox", { name: /Johan/ }).check();
  await send(await form(page, "Remove", members), "Remove");
  await expect.poll(inside).not.toContain(johan);
  const isActive = async () => (await post(page, "/pod/v2/admin/streams/list?limit=100", {})).streams.find((one) => one.id === id).isActive;
  await send(await form(page, "Deactivate", panel), "Deactivate");
  await expect.poll(isActive).toBe(false);
  await send(await form(page, "Activate", panel), "Activate");
  await expect.poll(isActive).toBe(true);
});

test("a message is found, who has it and read it is seen, and it is suppressed", async ({ open }) => {
  const page = await open("admin");
  const mark = `secret${Date.now()}`;
  const { roomSystemInfo: { id } } = await post(page, "/pod/v3/room/create", { name: mark, description: "For a journey" });
  await post(page, `/pod/v1/admin/room/${id}/membership/add`, { id: await number(page, "Johan Nilsson") });
  const sent = await page.request.post(`/agent/v4/stream/${id}/message/create`, {
    headers: { "x-rotunda": "1" }, multipart: { message: `<messageML>The ${mark} recipe</messageML>` },
  });
  expect(sent.ok(), await sent.text()).toBeTruthy();
  const { messageId } = await sent.json();
  const text = async () => (await page.request.get(`/agent/v1/message/${encodeURIComponent(messageId)}`)).text();
  expect(await text()).toContain(mark);
  await openScreen(page, "symphony/messages", { empty: true });
  await narrow(page, "Text", mark);
  await expect(rowsOf(page)).toHaveCount(1);
  await rowsOf(page).first().locator(".admin-open").click();
  const panel = page.locator(".admin-panel");
  await expect(panel).toContainText("Johan Nilsson");
  await expectAccessible(page);

  await openScreen(page, "symphony/message", { empty: true });
  await narrow(page, "Message ids", messageId);
  await expect(rowsOf(page)).toHaveCount(1);
  await rowsOf(page).first().locator(".admin-open").click();
  await send(await form(page, "Suppress", panel), "Suppress");
  await expect.poll(text).not.toContain(mark);
});

test("a program's account is made, changed and closed; what there is to read is read", async ({ open }) => {
  const page = await open("admin");
  const mark = `bot${Date.now()}`;
  const { publicKey } = require("node:crypto").generateKeyPairSync("rsa", { modulusLength: 2048, publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } });
  const one = async () => (await json(page, "/app/symphony/service-accounts")).find((known) => known.username === mark);
  await openScreen(page, "symphony/service-accounts", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel(/^Username/).fill(mark);
  await dialog.getByLabel(/^Display name/).fill(`Bot ${mark}`);
  await dialog.getByLabel(/^Email/).fill(`${mark}@stilla.example`);
  await dialog.getByLabel(/^Public key/).fill(publicKey);
  await send(dialog, "Create");
  await expect.poll(async () => (await one())?.isActive).toBe(true);
  const panel = await openRow(page, mark);
  await send(await form(page, "Deactivate", panel), "Deactivate");
  await expect.poll(async () => (await one()).isActive).toBe(false);

  for (const screen of ["roles", "features", "languages", "session", "pod-certificates"]) await openScreen(page, `symphony/${screen}`);
  const shown = await form(page, "Show the pod's certificate");
  await shown.getByRole("button", { name: "Show the pod's certificate", exact: true }).click();
  await expect(shown.locator(".admin-json")).toContainText("BEGIN CERTIFICATE");
  expect((await json(page, "/pod/v1/podcert")).certificate).toContain("BEGIN CERTIFICATE");
});

test("a connection is asked for, and found among those that are accepted", async ({ open }) => {
  const page = await open("admin");
  const johan = await number(page, "Johan Nilsson");
  await openScreen(page, "symphony/connections", { empty: true });
  const dialog = await form(page, "Ask for a connection");
  await give(dialog, /^User id/, johan);
  await send(dialog, "Ask for a connection");
  // Of the same pod: nobody has to accept it.
  await expect.poll(async () => (await json(page, `/pod/v1/connection/user/${johan}/info`)).status).toBe("ACCEPTED");
  // Colleagues are not listed, but found.
  await narrow(page, "Status", "accepted");
  const field = page.getByRole("combobox", { name: "User ids" });
  await field.fill("Johan Nils");
  await page.getByRole("option", { name: "Johan Nilsson" }).first().waitFor();
  await field.press("Enter");
  await expect(page.locator(".admin-filter .chip", { hasText: "Johan Nilsson" })).toBeVisible();
  await expect(row(page, "Johan Nilsson")).toBeVisible();
  await page.getByRole("button", { name: "Remove Johan Nilsson" }).click();
  await expect(row(page, "Johan Nilsson")).toHaveCount(0);
});

test("a connection with somebody of another company is ended", async ({ open }) => {
  const page = await open("admin");
  const name = `Ada Elsewhere ${Date.now()}`;
  const mark = `ada${Date.now()}`;
  const made = await post(page, "/pod/v2/admin/user/create", {
    userAttributes: { accountType: "NORMAL", displayName: name, firstName: "Ada", lastName: "Elsewhere", userName: mark, emailAddress: `${mark}@elsewhere.example`, companyName: "Elsewhere" },
    roles: ["INDIVIDUAL"],
  });
  const { id } = made.userSystemInfo;
  await openScreen(page, "symphony/connections", { empty: true });
  const dialog = await form(page, "Ask for a connection");
  await give(dialog, /^User id/, id);
  await send(dialog, "Ask for a connection");
  const info = () => page.request.get(`/pod/v1/connection/user/${id}/info`);
  await expect.poll(async () => (await (await info()).json()).status).toBe("PENDING_OUTGOING");
  const panel = await openRow(page, name);
  const ending = await form(page, "End connection", panel);
  await expect(ending.locator(".admin-warning")).toBeVisible();
  await send(ending, "End connection");
  await expect.poll(async () => (await info()).status()).toBe(404);
  await expect(row(page, name)).toHaveCount(0);
});
