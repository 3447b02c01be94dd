const { test, expect, expectAccessible, picture, HEADERS } = require("../fixtures");
const { openScreen, row, openRow, form, send, pick, json } = require("../admin");

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

test("who joins a security group is chosen by name", async ({ open }) => {
  const page = await open("user_admin");
  const group = async () => (await json(page, "/api/security_groups?per_page=100")).groups.find((one) => one.name === "IT operations");
  const before = await group();
  await openScreen(page, "workdrive/security-groups");
  const panel = await openRow(page, "IT operations");
  const dialog = await form(page, "Add members", panel);
  await expectAccessible(page);
  await pick(dialog, "Ids", "mila nov", "Mila Novak");
  await expectAccessible(page);
  await picture(page, "admin_pick-light");
  // One who is not wanted goes again; what is searched for in vain is said.
  await pick(dialog, "Ids", "Omar", "Omar El-Sayed");
  await dialog.getByRole("button", { name: "Remove Omar El-Sayed" }).click();
  await dialog.getByRole("combobox", { name: "Ids" }).fill("zzzz");
  await expect(dialog.locator(".candidates-none")).toHaveText("Nobody found.");
  await dialog.getByRole("combobox", { name: "Ids" }).press("Escape");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("combobox", { name: "Ids" }).fill("");
  await send(dialog, "Add members");
  await expect.poll(async () => (await group()).memberCount).toBe(before.memberCount + 1);
  const reached = await page.request.post("/app/audience-preview", { headers: HEADERS, data: { groups: [before.id] } });
  expect(JSON.stringify(await reached.json())).toContain("Novak");
  const [mila] = await json(page, "/app/people?search=mila%20novak");
  const gone = await page.request.delete(`/api/security_groups/${before.id}/members?id=${mila.id}`, { headers: HEADERS, data: {} });
  expect(gone.ok(), await gone.text()).toBeTruthy();
});

test("a department's head is chosen by name, and an id may be pasted", async ({ open }) => {
  const page = await open("user_admin");
  const care = async () => (await json(page, "/api/departments?per_page=100")).departments.find((one) => one.name === "Sales & Care");
  await openScreen(page, "workdrive/departments");
  const panel = await openRow(page, "Sales & Care");
  const dialog = await form(page, "Change heads", panel);
  await dialog.getByRole("group", { name: "Add" }).getByRole("button", { name: "Add" }).click();
  await pick(dialog, /^Id/, "emma", "Emma Thorsen");
  await send(dialog, "Change heads");
  await expect.poll(async () => JSON.stringify((await care()).admins)).toContain("Thorsen");
  const [emma] = await json(page, "/app/people?search=emma%20thorsen");
  const back = await form(page, "Change heads", panel);
  const remove = back.getByRole("combobox", { name: "Remove" });
  await remove.fill(emma.id);
  await remove.press("Enter");
  await expect(back.locator(".chip", { hasText: emma.id })).toBeVisible();
  await send(back, "Change heads");
  await expect.poll(async () => JSON.stringify((await care()).admins)).not.toContain("Thorsen");
});

test("a member of an information barrier is chosen by name, and lists say who a number is", async ({ open }) => {
  const page = await open("admin");
  const name = `Research ${Date.now()}`;
  const made = await page.request.post("/app/symphony/groups", { headers: HEADERS, data: { name } });
  const { id } = await made.json();
  const members = () => json(page, `/pod/v1/admin/group/${id}/membership/list`);
  await openScreen(page, "symphony/barrier-groups");
  const panel = await openRow(page, name);
  const dialog = await form(page, "Add members", panel);
  await pick(dialog, "Value", "johan", "Johan Nilsson");
  await dialog.getByRole("button", { name: "Add members", exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("1 of 1 done.");
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect.poll(async () => (await members()).length).toBe(1);
  const [number] = await members();
  const [account] = (await json(page, `/pod/v3/users?uid=${number}`)).users;
  expect(account.displayName).toBe("Johan Nilsson");
  await expect(panel.locator(".admin-part .admin-row")).toContainText(`Johan Nilsson · ${number}`);
  await picture(page, "admin_barrier_members-light");
  // What is no number is said before anything is sent.
  const wrong = await form(page, "Remove members", panel);
  await wrong.getByRole("combobox").fill("nobody at all");
  await wrong.getByRole("combobox").press("Tab");
  await wrong.getByRole("button", { name: "Remove members", exact: true }).click();
  await expect(wrong.locator(".field.invalid")).toContainText("This is no number.");
  await wrong.getByRole("button", { name: "Remove nobody at all" }).click();
  await wrong.getByRole("combobox").fill(String(number));
  await wrong.getByRole("button", { name: "Remove members", exact: true }).click();
  await expect(wrong.getByRole("status")).toContainText("1 of 1 done.");
  await expect.poll(async () => (await members()).length).toBe(0);
  await page.request.delete(`/app/symphony/groups/${id}`, { headers: HEADERS });
});

test("until when an account is suspended is chosen by the reader's clock", async ({ open }) => {
  const page = await open("admin");
  await openScreen(page, "symphony/accounts");
  await page.locator("[data-filter]").fill("Kenji");
  const panel = await openRow(page, "Kenji Mori");
  const dialog = await form(page, "Suspend", panel);
  const until = dialog.getByLabel("Suspended until");
  await expect(until).toHaveAttribute("type", "datetime-local");
  await expect(dialog).toContainText("Europe/Stockholm");
  await until.fill("2031-07-01T09:30");
  await dialog.getByLabel("Suspension reason").fill("A long holiday");
  await picture(page, "admin_date-light");
  await send(dialog, "Suspend");
  await expect(row(page, "Kenji Mori")).toContainText("Yes");
  const all = await json(page, "/pod/v2/admin/user/list?limit=1000");
  const kenji = all.find((one) => one.userAttributes.displayName === "Kenji Mori");
  expect(kenji.userSystemInfo.suspendedUntil).toBe(Date.parse("2031-07-01T07:30:00Z"));
  const back = await form(page, "Unsuspend", panel);
  await send(back, "Unsuspend");
  await expect(row(page, "Kenji Mori")).not.toContainText("Yes");
});

test("what was typed and not sent is there again, but for files and secrets, until it is discarded or sent", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Display name").fill("Half of a name");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const again = await form(page, "Create");
  await expect(again.getByLabel("Display name")).toHaveValue("Half of a name");
  await expect(again).toContainText("Kept from before");
  await expectAccessible(page);
  await picture(page, "admin_kept-light");
  // Another thing's form is another's.
  await page.keyboard.press("Escape");
  const panel = await openRow(page, "Clara Steenberg");
  const edit = await form(page, "Edit", panel);
  await expect(edit).not.toContainText("Kept from before");
  await expect(edit.getByLabel("Display name")).toHaveValue("Clara Steenberg");
  await edit.getByLabel("First name").fill("Klara");
  await page.keyboard.press("Escape");
  const more = await form(page, "Edit", panel);
  await expect(more.getByLabel("First name")).toHaveValue("Klara");
  await more.getByRole("button", { name: "Discard" }).click();
  await expect(more).not.toContainText("Kept from before");
  await expect(more.getByLabel("First name")).not.toHaveValue("Klara");
  await page.keyboard.press("Escape");
  // It outlives the screen, and is gone once it was sent.
  await page.locator(".admin-side a").first().click();
  await page.goBack();
  const third = await form(page, "Create");
  await expect(third.getByLabel("Display name")).toHaveValue("Half of a name");
  await send(third, "Create");
  const fresh = await form(page, "Create");
  await expect(fresh.getByLabel("Display name")).toHaveValue("");
});

test("rows that were added to a form are there again, with who was chosen in them", async ({ open }) => {
  const page = await open("user_admin");
  await openScreen(page, "workdrive/departments");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Name").fill("Harbour");
  await pick(dialog, /^Id/, "freja", "Freja Mortensen");
  await dialog.getByRole("group", { name: "Members" }).getByRole("button", { name: "Add" }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const again = await form(page, "Create");
  await expect(again).toContainText("Kept from before");
  await expect(again.locator(".admin-row-form")).toHaveCount(2);
  await expect(again.locator(".chip")).toHaveText("Freja Mortensen");
  await again.getByRole("group", { name: "Members" }).getByRole("button", { name: "Add" }).click();
  await expect(again.locator(".admin-row-form")).toHaveCount(3);
  await again.getByRole("button", { name: "Discard" }).click();
  await expect(again.locator(".admin-row-form")).toHaveCount(1);
});

test("a file that cannot be read is said beside its field, and is not left out unseen", async ({ open }) => {
  const page = await open("admin");
  await page.addInitScript(() => {
    const read = File.prototype.arrayBuffer;
    File.prototype.arrayBuffer = function () {
      return this.name.startsWith("gone") ? Promise.reject(new DOMException("gone", "NotReadableError")) : read.call(this);
    };
  });
  await openScreen(page, "qwil/memberships");
  await page.locator("[data-filter]").fill("Mila");
  const panel = await openRow(page, "Mila Novak");
  const dialog = await form(page, "Send butler file", panel);
  const file = dialog.locator("input[type=file]");
  await file.setInputFiles({ name: "gone.png", mimeType: "image/png", buffer: PNG });
  await expect(dialog).toContainText("This file could not be read.");
  await dialog.getByRole("button", { name: "Send butler file", exact: true }).click();
  await expect(dialog.locator(".field-note.invalid")).toContainText("This file could not be read.");
  await file.setInputFiles({ name: "here.png", mimeType: "image/png", buffer: PNG });
  await expect(dialog).not.toContainText("This file could not be read.");
  await dialog.getByLabel("Caption").fill("The plan");
  await page.keyboard.press("Escape");
  // A file is not kept; what was written beside it is.
  const again = await form(page, "Send butler file", panel);
  await expect(again.getByLabel("Caption")).toHaveValue("The plan");
  await expect(again.locator("input[type=file]")).toHaveValue("");
  await again.locator("input[type=file]").setInputFiles({ name: "here.png", mimeType: "image/png", buffer: PNG });
  await send(again, "Send butler file");
});

for (const [look, options] of Object.entries({ dark: { theme: "dark" }, contrast: { theme: "contrast" }, phone: { viewport: { width: 390, height: 844 } }, arabic: { language: "ar" } })) {
  test(`a picker is accessible and in order: ${look}`, async ({ open }) => {
    const page = await open("admin", { reducedMotion: "reduce", ...options });
    await page.goto("/admin/console/workdrive_CreateUser");
    const known = await json(page, `/app/field-names/${options.language ?? "en"}`);
    const department = page.getByRole("combobox", { name: new RegExp(`^${known.department ?? "Department"}`) });
    await department.click();
    await expect(page.locator(".candidates li").first()).toBeVisible({ timeout: 30_000 });
    await picture(page, `admin_picker_things-${look}`);
    await expectAccessible(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.locator(".chip")).toHaveCount(1);
    const teams = page.getByRole("combobox", { name: known.addAdditionalTeams ?? "Add additional teams" });
    for (const name of ["Ingrid", "Aiko"]) {
      await teams.fill(name);
      await expect(page.getByRole("option", { name })).toBeVisible();
      await page.keyboard.press("Enter");
    }
    await teams.fill("a");
    await expect(page.locator(".candidates li").nth(2)).toBeVisible();
    const bottom = (box) => box.y + box.height;
    const [outer, inner] = [await page.locator(".candidates").boundingBox(), await page.locator(".candidates > ul").boundingBox()];
    expect(bottom(inner)).toBeLessThanOrEqual(bottom(outer));
    await picture(page, `admin_picker_people-${look}`);
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
