// What the journeys of the chats have in common.
const { expect, HEADERS } = require("./fixtures");

/** Opens the area and waits for its list. */
async function chatsAreThere(page, address = "/chats") {
  await page.goto(address);
  await expect(page.locator(".conversation").first()).toBeVisible({ timeout: 30_000 });
}

/** The row of a conversation in the list. */
const row = (page, title) => page.locator(".list-slot:visible .conversation", { hasText: title }).first();

/** Opens a conversation by its row. */
async function openChat(page, title) {
  await row(page, title).click();
  await expect(page.locator(".pane-title h2")).toHaveText(title);
  await expect(page.locator(".chat-composer, .composer-closed").first()).toBeVisible();
}

const composer = (page) => page.getByLabel("Write a message…", { exact: true });

/** The message that contains a text. */
const message = (page, text) => page.locator(".messages .list-slot:visible .message", { hasText: text }).last();

/** Writes and sends, and waits until the server has it. */
async function say(page, text, shown = text) {
  await composer(page).fill(text);
  await composer(page).press("Enter");
  await expect(composer(page)).toHaveValue("");
  const said = message(page, shown);
  await expect(said).toBeVisible();
  await expect(said).not.toHaveClass(/pending|failed/);
  return said;
}

/** Chooses from the menu of the conversation. */
async function chooseForChat(page, name) {
  await page.getByRole("button", { name: "More about this conversation" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Chooses from the menu of a message. */
async function chooseForMessage(page, of, name) {
  await of.hover();
  await of.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Fills in the form of a new conversation. `kind` is its kind with its source, e.g. `Group · WorkDrive`. */
async function makeChat(page, { kind, people, title, about }) {
  await page.getByRole("button", { name: "New conversation" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  await dialog.getByLabel("What", { exact: true }).selectOption({ label: kind });
  for (const person of people) await choosePerson(dialog, "With", person);
  if (title) await dialog.getByLabel("Title").fill(title);
  if (about) await dialog.getByLabel("What it is for").fill(about);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(composer(page)).toBeVisible();
}

/** Chooses somebody in a field that finds people. */
async function choosePerson(within, label, name) {
  const field = within.getByRole("combobox", { name: label });
  await field.fill(name);
  const option = within.getByRole("option", { name: new RegExp(name) }).first();
  await expect(option).toBeVisible();
  await option.click();
  await expect(within.locator(".chip", { hasText: name })).toBeVisible();
}

/** Asks the backend, as whoever is signed in. */
async function ask(page, method, path, data) {
  const answer = await page.request.fetch(path, { method, headers: HEADERS, ...(data === undefined ? {} : { data }) });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBeTruthy();
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** The id of the conversation that is open, by its vendor. */
const openId = (page) => decodeURIComponent(new URL(page.url()).pathname.split("/").slice(3).join("/"));

module.exports = { chatsAreThere, row, openChat, composer, message, say, chooseForChat, chooseForMessage, makeChat, choosePerson, ask, openId };
