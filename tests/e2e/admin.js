// What the journeys of Admin do again and again.
const { expect } = require("./fixtures");

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
  await scope.getByRole("button", { name: button, exact: true }).first().click();
  const dialog = page.locator("dialog[open]");
  await expect(dialog.locator(".admin-act")).toBeVisible();
  return dialog;
}

/** Sends a form and waits until it is gone. */
async function send(dialog, button) {
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** A file of rows, as a file chooser takes it. */
const csv = (name, lines) => ({ name, mimeType: "text/csv", buffer: Buffer.from(lines.map((line) => line.join(",")).join("\n")) });

module.exports = { openScreen, rowsOf, row, openRow, form, send, csv };
