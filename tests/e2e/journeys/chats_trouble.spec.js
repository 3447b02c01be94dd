// What can go wrong while people talk: nothing is lost, doubled or run.
const { test, expect, Server, freePort, HEADERS } = require("../fixtures");
const nasty = require("../nasty");
const { chatsAreThere, row, openChat, composer, message, say, makeChat, ask, openId } = require("../chats");

/** A page on a server of its own, signed in as the employee. */
async function ownServer(browser) {
  const server = new Server(await freePort());
  await server.start();
  const context = await browser.newContext({ baseURL: server.origin, locale: "en-GB", timezoneId: "Europe/Stockholm" });
  const page = await context.newPage();
  expect((await page.request.post("/app/personas/employee/sign-in", { headers: HEADERS })).ok()).toBeTruthy();
  return { server, context, page };
}

const TALK = "Canteen";

/** The texts of the latest messages of a WorkDrive conversation, as its API has them. */
async function texts(page, id) {
  return (await ask(page, "GET", `/app/conversations/${id}/messages?limit=200`)).messages.map((one) => one.message);
}

test("three messages written offline arrive once, in order, also after a reload", async ({ open }) => {
  const page = await open("employee");
  await chatsAreThere(page);
  await openChat(page, TALK);
  await expect(page.locator(".message").first()).toBeVisible();
  const id = openId(page);
  const mark = Date.now();
  // All of the app is there.
  await expect(page.getByRole("navigation").getByRole("link", { name: /Chats/ }).locator(".count")).toBeVisible();
  await page.context().setOffline(true);
  for (const number of [1, 2, 3]) {
    await composer(page).fill(`Tunnel ${mark} ${number}`);
    await composer(page).press("Enter");
    await expect(message(page, `Tunnel ${mark} ${number}`)).toBeVisible();
  }
  await expect(page.getByText("Waits for a connection").first()).toBeVisible();
  await expect(page.getByText(/No connection to the server/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(message(page, `Tunnel ${mark} 3`)).not.toHaveClass(/pending|failed/, { timeout: 60_000 });
  expect((await texts(page, id)).filter((text) => text.includes(String(mark)))).toEqual([1, 2, 3].map((number) => `Tunnel ${mark} ${number}`));
  await page.reload();
  await expect(message(page, `Tunnel ${mark} 3`)).toBeVisible();
  await expect(page.locator(".message", { hasText: `Tunnel ${mark}` })).toHaveCount(3);
});

test("a message that waits survives a reload and is sent then", async ({ browser }) => {
  const { server, context, page } = await ownServer(browser);
  await chatsAreThere(page);
  await openChat(page, TALK);
  await expect(page.locator(".message").first()).toBeVisible();
  const id = openId(page);
  await page.route("**/api/*/messages", (route) => route.abort());
  await composer(page).fill("Kept through the night");
  await composer(page).press("Enter");
  await expect(message(page, "Kept through the night")).toHaveClass(/pending/);
  await page.unroute("**/api/*/messages");
  await page.reload();
  await expect(message(page, "Kept through the night")).toBeVisible();
  await expect(message(page, "Kept through the night")).not.toHaveClass(/pending/, { timeout: 60_000 });
  expect((await texts(page, id)).filter((text) => text === "Kept through the night")).toHaveLength(1);
  await context.close();
  await server.remove();
});

test("a server killed between accepting and answering doubles nothing and loses nothing", async ({ browser }) => {
  const { server, context, page } = await ownServer(browser);
  await chatsAreThere(page);
  await openChat(page, TALK);
  await expect(page.locator(".message").first()).toBeVisible();
  const id = openId(page);
  let killed = false;
  await page.route("**/api/*/messages", async (route) => {
    if (killed) return route.continue();
    killed = true;
    // The server has it; its answer never arrives.
    const answer = await route.fetch();
    expect(answer.status()).toBe(201);
    await server.kill();
    await route.abort();
  });
  await composer(page).fill("Accepted and never answered");
  await composer(page).press("Enter");
  await expect.poll(() => killed).toBe(true);
  await composer(page).fill("The one after it");
  await composer(page).press("Enter");
  await expect(page.getByText("Waits for a connection").first()).toBeVisible();
  await server.start();
  await expect(message(page, "The one after it")).not.toHaveClass(/pending/, { timeout: 60_000 });
  const all = (await texts(page, id)).filter((text) => /never answered|after it/.test(text));
  expect(all).toEqual(["Accepted and never answered", "The one after it"]);
  await expect(page.locator(".message", { hasText: "Accepted and never answered" })).toHaveCount(1);
  await context.close();
  await server.remove();
});

test("a refused message says why, and can be sent again, copied and given up", async ({ open }) => {
  const page = await open("employee");
  await chatsAreThere(page);
  await openChat(page, TALK);
  await expect(page.locator(".message").first()).toBeVisible();
  await page.route("**/api/*/messages", (route) =>
    route.fulfill({ status: 403, contentType: "application/json", body: '{"statusCode":403,"message":"no"}' }));
  await composer(page).fill("To be refused");
  await composer(page).press("Enter");
  const failed = message(page, "To be refused");
  await expect(failed).toHaveClass(/failed/);
  await expect(failed).toContainText("Not sent. You may not do this.");
  await page.unroute("**/api/*/messages");
  await failed.getByRole("button", { name: "Retry" }).click();
  await expect(message(page, "To be refused")).not.toHaveClass(/failed|pending/);
  await page.route("**/api/*/messages", (route) =>
    route.fulfill({ status: 403, contentType: "application/json", body: '{"statusCode":403,"message":"no"}' }));
  await composer(page).fill("To be given up");
  await composer(page).press("Enter");
  await message(page, "To be given up").getByRole("button", { name: "Discard" }).click();
  await expect(page.locator(".message", { hasText: "To be given up" })).toHaveCount(0);
});

test("a second device changes the draft: both texts are kept", async ({ open }) => {
  const one = await open("employee");
  const two = await open("employee");
  await chatsAreThere(one);
  await chatsAreThere(two);
  await makeChat(one, { kind: "Group · WorkDrive", people: ["Annika", "Omar"] });
  const id = openId(one);
  await two.goto(`/chats/workdrive/${id}`);
  await expect(composer(two)).toBeVisible();
  await composer(one).pressSequentially("From the desk");
  // What nobody has touched follows.
  await expect(composer(two)).toHaveValue("From the desk", { timeout: 30_000 });
  // Both write at once.
  await two.context().setOffline(true);
  await composer(two).press("End");
  await composer(two).pressSequentially(", and from the train");
  await composer(one).press("End");
  await composer(one).pressSequentially(", and from the kitchen");
  await expect.poll(async () => (await ask(one, "GET", "/app/drafts")).find((draft) => draft.conversation === id)?.text).toBe("From the desk, and from the kitchen");
  await two.context().setOffline(false);
  await composer(two).pressSequentially("!");
  await expect(two.getByText("Written in another window:")).toBeVisible({ timeout: 30_000 });
  await expect(composer(two)).toHaveValue("From the desk, and from the train!");
  await expect(two.locator(".other-text")).toContainText("From the desk, and from the kitchen");
  await two.getByRole("button", { name: "Add it below" }).click();
  await expect(composer(two)).toHaveValue("From the desk, and from the train!\n\nFrom the desk, and from the kitchen");
  await expect(composer(one)).toHaveValue("From the desk, and from the train!\n\nFrom the desk, and from the kitchen", { timeout: 30_000 });
  // It is listed, here and after a reload.
  await one.goto("/chats?filter=drafts");
  await expect(row(one, "Draft:")).toBeVisible();
});

test("300 switches between 20 conversations show the right messages and leave no request running", async ({ open }) => {
  test.setTimeout(300_000);
  const page = await open("employee");
  await chatsAreThere(page);
  // Some in which nothing has been said are among them.
  const people = await ask(page, "GET", "/app/people?search=a&limit=8");
  for (const person of people) await ask(page, "POST", "/app/conversations/direct", { userId: person.id });
  const [groups, rooms, chats] = await Promise.all([
    ask(page, "GET", "/app/conversations?per_page=100"),
    ask(page, "GET", "/app/symphony/mine/streams?limit=50"),
    ask(page, "GET", "/app/qwil/mine/chats?limit=50"),
  ]);
  const all = [
    ...groups.conversations.map((one) => `workdrive/${one.group.id}`),
    ...rooms.streams.map((one) => `symphony/${one.stream.id}`),
    ...chats.chats.map((one) => `qwil/${one.chat.chat_uuid}`),
  ].slice(0, 20);
  expect(all.length).toBe(20);
  let running = 0;
  page.on("request", (request) => /messages/.test(request.url()) && running++);
  page.on("requestfinished", (request) => /messages/.test(request.url()) && running--);
  page.on("requestfailed", (request) => /messages/.test(request.url()) && running--);
  for (let number = 0; number < 300; number++) {
    const address = all[(number * 7) % all.length];
    await page.evaluate((to) => {
      history.pushState(null, "", `/chats/${to}`);
      dispatchEvent(new PopStateEvent("popstate"));
    }, address);
    // Most are left before they are there.
    if (number % 20 === 19) {
      const [source, id] = [address.slice(0, address.indexOf("/")), address.slice(address.indexOf("/") + 1)];
      const latest = source === "workdrive"
        ? (await ask(page, "GET", `/app/conversations/${id}/messages?limit=1`)).messages.at(-1)?.id
        : null;
      await expect(page.locator(".messages .message, .messages .happening, .messages .note").first()).toBeVisible();
      if (latest) {
        const seq = (await ask(page, "GET", `/app/conversations/${id}/messages?limit=1`)).messages.at(-1).seq;
        await page.evaluate(() => document.querySelector(".newest")?.click());
        await expect(page.locator(`.messages [data-row="${seq}"]`)).toBeVisible();
      }
    }
  }
  await expect.poll(() => running, { timeout: 20_000 }).toBe(0);
});

for (const [kind, people] of [["Group · WorkDrive", ["Annika", "Omar"]], ["Client chat · Qwil", ["Annika"]], ["Group · Symphony", ["Annika", "Omar"]]]) {
  test(`nasty texts stay texts: ${kind}`, async ({ open }) => {
    test.setTimeout(240_000);
    const page = await open("employee");
    await page.addInitScript(() => (window.ran = false));
    await chatsAreThere(page);
    await makeChat(page, { kind, people, ...(kind.startsWith("Client") ? { title: "<b>Nasty</b>" } : {}) });
    for (const text of nasty) {
      await composer(page).fill(text);
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await expect(composer(page)).toHaveValue("");
    }
    await expect(page.locator(".message.pending")).toHaveCount(0, { timeout: 60_000 });
    await expect(page.locator(".message.failed")).toHaveCount(0);
    await page.reload();
    await expect(page.locator(".message").first()).toBeVisible();
    const inside = ".messages, .chats-list, .pane-head";
    for (const where of inside.split(", ")) {
      const found = page.locator(`${where} >> css=script, ${where} >> css=iframe, ${where} >> css=img[src="x"], ${where} >> css=a[href^="javascript" i], ${where} >> css=[onerror], ${where} >> css=[onmouseover]`);
      expect(await found.count()).toBe(0);
    }
    expect(await page.evaluate(() => window.ran)).toBe(false);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test("an answer that comes late does not bring back what was before", async ({ open }) => {
  const mila = await open("employee");
  await chatsAreThere(mila);
  const title = `Late answers ${Date.now()}`;
  await makeChat(mila, { kind: "Room with a title · Symphony", people: ["Annika"], title, about: "Zinc" });
  const id = openId(mila);
  const rename = (name) => ask(mila, "POST", `/pod/v3/room/${id}/update`, { name });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const answered = [];
  await mila.route(`**/app/symphony/mine/streams/${id}`, async (route) => {
    const answer = await route.fetch();
    if (answered.push(/ III"/.test(await answer.text())) === 1) await held;
    await route.fulfill({ response: answer });
  });
  await rename(`${title} II`);
  // That the chat was made may be told only now, and is asked after too.
  await expect.poll(() => answered[0]).toBe(false);
  await rename(`${title} III`);
  await expect(mila.locator(".pane-title h2")).toHaveText(`${title} III`);
  const late = mila.waitForEvent("requestfinished", (request) => request.url().endsWith(`/mine/streams/${id}`));
  release();
  await late;
  // What it would have done is seen by what is done after it.
  await say(mila, "Still the third");
  await expect(mila.locator(".pane-title h2")).toHaveText(`${title} III`);
  await expect(row(mila, `${title} III`)).toBeVisible();
});

test("a backend that cannot answer is named, the others go on", async ({ open }) => {
  const page = await open("employee");
  await page.route("**/app/symphony/mine/streams?**", (route) => route.fulfill({ status: 500, body: "" }));
  await chatsAreThere(page);
  await expect(page.getByText("Symphony could not be read.")).toBeVisible();
  await expect(row(page, TALK)).toBeVisible();
  await page.unroute("**/app/symphony/mine/streams?**");
  await page.locator(".note.failure").getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("Symphony could not be read.")).toHaveCount(0);
  await page.goto("/chats/workdrive/00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("This conversation could not be opened.")).toBeVisible();
  await page.goto("/chats/nowhere/1");
  await expect(page.getByText("Choose a conversation, or begin a new one.")).toBeVisible();
});

test("a part of the program that cannot be fetched is named, and fetched again", async ({ open }) => {
  const page = await open("employee", { expected: ["Failed to fetch"] });
  await page.route("**/chats_qwil.wasm", (route) => route.abort());
  await chatsAreThere(page);
  await expect(page.getByText("Qwil could not be read.")).toBeVisible();
  await page.unroute("**/chats_qwil.wasm");
  await page.locator(".note.failure").getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("Qwil could not be read.")).toHaveCount(0);
  await expect(page.locator('.conversation [data-source="qwil"]').first()).toBeVisible();

  await page.goto("/settings");
  await page.route("**/text_de.wasm", (route) => route.abort());
  await page.locator(".settings select").selectOption({ label: "Deutsch" });
  await expect(page.locator(".toast")).toContainText("could not be loaded");
  await expect(page.locator(".settings select option:checked")).toHaveText("English");
  await page.unroute("**/text_de.wasm");
  await page.locator(".settings select").selectOption({ label: "Deutsch" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Einstellungen");
});

test("a session that ends while one writes keeps the text and what was sent", async ({ open }) => {
  const page = await open("employee");
  await chatsAreThere(page);
  await openChat(page, TALK);
  await expect(page.locator(".message").first()).toBeVisible();
  await composer(page).fill("Half a thought");
  const elsewhere = await open("employee");
  await ask(elsewhere, "POST", "/app/sign-out", { everywhere: true });
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: /Employee/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(composer(page)).toHaveValue("Half a thought");
  await say(page, `Whole again ${Date.now()}`);
});
