// What the journeys of Admin do again and again.
const { expect, HEADERS } = require("./fixtures");

/** Opens a screen of Admin and waits for its first row. */
async function openScreen(page, address, { empty = false } = {}) {
  await page.goto(`/admin/${address}`);
  await expect(page.locator(".admin-bar > h2")).toBeVisible({ timeout: 30_000 });
  if (!empty) await expect(rowsOf(page).first()).toBeVisible();
}

const rowsOf = (page) => page.locator(".admin-list [data-row]:visible .admin-row");

/** The row that has a text. */
const row = (page, text) => page.locator(".admin-list [data-row]:visible .admin-row", { hasText: text }).first();

/** Opens a row and gives its panel. */
async function openRow(page, text) {
  await row(page, text).locator(".admin-open").click();
  const panel = page.locator(".admin-panel");
  await expect(panel).toBeVisible();
  return panel;
}

/** The form of an action, once it is there. */
async function form(page, button, scope = page) {
  const direct = scope.getByRole("button", { name: button, exact: true }).first();
  const more = scope.locator(".admin-more:not([open]) > summary");
  await expect(direct.or(more).first()).toBeVisible();
  if (!(await direct.count()) && (await more.count())) await more.click();
  await direct.click();
  const dialog = page.locator("dialog[open]");
  await expect(dialog.locator(".admin-act")).toBeVisible();
  return dialog;
}

/** Sends a form and waits until it is gone. */
async function send(dialog, button) {
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Fills in an id, in a plain field or in one that looks things up. */
async function give(dialog, label, id) {
  const field = dialog.getByLabel(label).first();
  await field.fill(String(id));
  if ((await field.getAttribute("role")) === "combobox") await field.press("Enter");
}

/** Chooses in a picker by name, as one does with the keyboard. */
async function pick(dialog, label, words, name = words) {
  const field = dialog.getByRole("combobox", { name: label });
  await field.fill(words);
  const list = dialog.getByRole("listbox");
  await expect(list.getByRole("option", { name }).first()).toBeVisible();
  await expect(field).toHaveAttribute("aria-expanded", "true");
  for (let step = 0; step < 30; step += 1) {
    const active = await field.getAttribute("aria-activedescendant");
    if (active && (await dialog.locator(`[id="${active}"]`).textContent()).includes(name)) break;
    await field.press("ArrowDown");
  }
  await field.press("Enter");
  await expect(dialog.locator(".chip", { hasText: name })).toBeVisible();
}

/** Narrows a list by one of the vendor's filters. */
async function narrow(scope, label, value) {
  const input = scope.locator(".admin-filter.vendor", { hasText: label }).locator("input, select").first();
  if ((await input.evaluate((element) => element.tagName)) === "SELECT") return input.selectOption(value);
  await input.fill(value);
  return input.press("Tab");
}

/** What an address answers. */
async function json(page, address) {
  const answer = await page.request.get(address);
  expect(answer.ok(), `${address}: ${answer.status()}`).toBeTruthy();
  return answer.json();
}

/** All of Dixa's customers whose names contain something, whatever other journeys have made. */
async function customersNamed(page, part) {
  const found = [];
  for (let next = "/v1/endusers?pageLimit=100"; next; ) {
    const { data, meta } = await json(page, next);
    found.push(...data.filter((one) => one.displayName?.includes(part)));
    next = meta?.next;
  }
  return found;
}

/** Sends something past the app, and gives what is answered. */
async function post(page, address, data, method = "post") {
  const answer = await page.request[method](address, { headers: HEADERS, data });
  expect(answer.ok(), `${address}: ${await answer.text()}`).toBeTruthy();
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** A file of rows, as a file chooser takes it. */
const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.map((line) => line.join(",")).join("\n")) });

module.exports = { openScreen, rowsOf, row, openRow, form, send, give, narrow, pick, json, post, csv, customersNamed };
