// Dixa beside its customers: attributes, tokens, several at once, conversations. Each is asked of the vendor's own API afterwards.
const { test, expect, expectAccessible, HEADERS } = require("../fixtures");
const { openScreen, row, openRow, form, send, json, customersNamed } = require("../admin");

const closed = (dialog) => dialog.getByRole("button", { name: "Close", exact: true }).last().click();

async function customer(page, displayName) {
  const made = await page.request.post("/v1/endusers", { headers: HEADERS, data: { displayName } });
  expect(made.status()).toBe(201);
  return (await made.json()).data;
}

test("an attribute is added, set for a customer and deleted with its values", async ({ open }) => {
  const page = await open("admin");
  const mark = `harbour_${Date.now()}`;
  const attributes = () => json(page, "/app/dixa/custom-attributes");
  await openScreen(page, "dixa/attributes", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel(/^Name/).fill(`Harbour ${mark}`);
  await dialog.getByLabel(/^Identifier/).fill(mark);
  await send(dialog, "Create");
  await expect.poll(async () => (await attributes()).map((one) => one.identifier)).toContain(mark);
  const { id } = (await attributes()).find((one) => one.identifier === mark);

  const one = await customer(page, mark);
  await openScreen(page, "dixa/end-users");
  await page.locator("[data-filter]").fill(mark);
  const panel = await openRow(page, mark);
  const chosen = await page.request.post("/app/dixa/custom-attributes", { headers: HEADERS, data: { name: `Berth ${mark}`, identifier: `berth_${mark}`, options: ["North", "South"] } });
  const berth = (await chosen.json()).id;
  const values = async () => {
    const { customAttributes } = (await json(page, `/v1/endusers/${one.id}`)).data;
    return Object.fromEntries(customAttributes.map((known) => [known.id, known.value]));
  };
  let set = await form(page, "Set attributes", panel);
  await set.getByLabel(`Harbour ${mark}`).fill("Skagen");
  await set.getByRole("group", { name: `Berth ${mark}` }).getByLabel("South").check();
  await expectAccessible(page);
  // What is typed and not sent is there again.
  await page.keyboard.press("Escape");
  set = await form(page, "Set attributes", panel);
  await expect(set.getByLabel(`Harbour ${mark}`)).toHaveValue("Skagen");
  await expect(set.getByLabel("South")).toBeChecked();
  await send(set, "Set attributes");
  await expect.poll(values).toEqual({ [id]: "Skagen", [berth]: ["South"] });
  await expect(panel).toContainText("Skagen");

  // A field that is emptied takes its value away, and the others stay.
  set = await form(page, "Set attributes", panel);
  await expect(set.getByLabel(`Harbour ${mark}`)).toHaveValue("Skagen");
  await set.getByLabel("South").uncheck();
  await send(set, "Set attributes");
  await expect.poll(values).toEqual({ [id]: "Skagen" });

  await openScreen(page, "dixa/attributes");
  const attribute = await openRow(page, `Harbour ${mark}`);
  await expectAccessible(page);
  await send(await form(page, "Delete", attribute), "Delete");
  await expect.poll(async () => (await attributes()).map((known) => known.identifier)).not.toContain(mark);
  expect(await values()).toEqual({});
  await page.request.delete(`/app/dixa/custom-attributes/${berth}`, { headers: HEADERS });
});

test("a token is shown once, opens the vendor's API, and does so no more once it is revoked", async ({ open, server }) => {
  const page = await open("admin");
  const name = `Report ${Date.now()}`;
  await openScreen(page, "dixa/tokens", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog).toContainText("Take this along now");
  const text = await dialog.locator(".admin-json").textContent();
  const secret = Object.values(JSON.parse(text)).flatMap((value) => (typeof value === "string" && value.length > 20 && value !== name ? [value] : []));
  await closed(dialog);
  const ask = async () => {
    const answers = await Promise.all(secret.map((one) => fetch(`${server.origin}/v1/endusers?pageLimit=1`, { headers: { authorization: one } })));
    return answers.some((answer) => answer.status === 200);
  };
  expect(await ask()).toBe(true);
  const panel = await openRow(page, name);
  await expectAccessible(page);
  for (const one of secret.filter((value) => !/^[0-9a-f-]{36}$/.test(value))) await expect(page.locator("body")).not.toContainText(one);
  await send(await form(page, "Revoke", panel), "Revoke");
  await expect(row(page, name)).toHaveCount(0);
  expect(await ask()).toBe(false);
});

test("several customers are made at once, and changed at once by name", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `many${Date.now()}`;
  const all = () => customersNamed(page, mark);
  await openScreen(page, "dixa/end-users");
  const dialog = await form(page, "Create several");
  const data = dialog.getByRole("group", { name: "Data" });
  for (const number of [1, 2]) {
    await data.getByRole("button", { name: "Add", exact: true }).last().click();
    await data.getByLabel("Display name").nth(number - 1).fill(`${mark} ${number}`);
  }
  await dialog.getByRole("button", { name: "Create several", exact: true }).click();
  await expect(dialog.locator(".admin-json")).toContainText(mark);
  await closed(dialog);
  await expect.poll(async () => (await all()).length).toBe(2);

  const change = await form(page, "Change several");
  const rows = change.getByRole("group", { name: "Data" });
  await rows.getByRole("button", { name: "Add", exact: true }).last().click();
  const who = rows.getByRole("combobox", { name: /^Id/ });
  await who.fill(`${mark} 2`);
  await expect(change.getByRole("option", { name: `${mark} 2` })).toBeVisible();
  await who.press("Enter");
  await rows.getByLabel("First name").fill("Freja");
  await change.getByRole("button", { name: "Change several", exact: true }).click();
  await expect(change.locator(".admin-json")).toContainText("Freja");
  await closed(change);
  const changed = (await all()).map((one) => one.firstName ?? null).sort();
  expect(changed).toContain("Freja");
  expect(changed).toHaveLength(2);
});

test("a customer is replaced, and what is left empty is cleared", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `whole${Date.now()}`;
  const one = await customer(page, mark);
  await page.request.patch(`/v1/endusers/${one.id}`, { headers: HEADERS, data: { firstName: "Ada", lastName: "Bell" } });
  await openScreen(page, "dixa/end-users");
  await page.locator("[data-filter]").fill(mark);
  const panel = await openRow(page, mark);
  const dialog = await form(page, "Replace", panel);
  await expect(dialog.getByLabel("First name")).toHaveValue("Ada");
  await dialog.getByLabel("First name").fill("");
  await send(dialog, "Replace");
  const after = async () => (await json(page, `/v1/endusers/${one.id}`)).data;
  await expect.poll(async () => (await after()).firstName ?? "").toBe("");
  expect((await after()).lastName).toBe("Bell");
});

test("conversations are listed with whom they are, and anonymizations with how they stand", async ({ open }) => {
  const page = await open("help_desk");
  const { conversations } = await json(page, "/app/dixa/conversations?limit=200");
  await openScreen(page, "dixa/conversations");
  await expect(page.locator(".admin-list .admin-count")).toHaveText(`${conversations.length} rows`);
  await openRow(page, conversations[0].end_user.displayName);
  await expectAccessible(page);
  const mark = `gone${Date.now()}`;
  const one = await customer(page, mark);
  await page.request.patch(`/v1/endusers/${one.id}/anonymize`, { headers: HEADERS, data: {} });
  await openScreen(page, "dixa/anonymizations");
  await expect(row(page, one.id)).toBeVisible();
});
