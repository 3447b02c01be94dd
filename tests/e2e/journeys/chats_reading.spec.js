// Where one lands in a conversation, how one gets elsewhere, and that all of it works without a mouse.
const { test, expect, expectAccessible } = require("../fixtures");
const { chatsAreThere, composer, message, say, makeChat, ask, openId } = require("../chats");

/** A group of the employee and the head in which so much has been said, alternately. */
async function longTalk(mila, annika, count) {
  const person = (await ask(mila, "GET", "/app/people?search=Annika"))[0];
  const { conversation } = await ask(mila, "POST", "/app/conversations/direct", { userId: person.id });
  const id = conversation.group.id;
  const before = (await ask(mila, "GET", `/app/conversations/${id}/messages?limit=1`)).messages.at(-1)?.seq ?? 0;
  for (let number = 1; number <= count; number += 1) {
    await ask(number % 3 ? mila : annika, "POST", `/api/${id}/messages`, { message: `Number ${number} of ${count}` });
  }
  return { id, before };
}

/** How far the messages are from their end, in px. */
const distance = (page) =>
  page.locator(".messages [data-scroller]").evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop);

/** Scrolls the messages, until what came into view is measured. */
const scroll = (page, by) =>
  page.locator(".messages [data-scroller]").evaluate(async (list, by) => {
    const frame = () => new Promise(requestAnimationFrame);
    list.scrollTop += by;
    for (let still = 0, last = -1; still < 10; still = list.scrollTop === last ? still + 1 : 0) {
      last = list.scrollTop;
      await frame();
    }
  }, by);

for (const reducedMotion of ["no-preference", "reduce"]) {
  test(`one lands at the first unread message, else at the end, and comes back to where one was: motion ${reducedMotion}`, async ({ open }) => {
    const mila = await open("employee", { reducedMotion });
    const annika = await open("head", { reducedMotion });
    const { id, before } = await longTalk(mila, annika, 120);
    await ask(annika, "POST", `/app/conversations/${id}/read`, { seq: before + 60, unread: true });
    await chatsAreThere(annika, `/chats/workdrive/${id}`);
    await expect(annika.locator(".unread-line")).toBeVisible();
    const first = annika.locator(`.messages [data-row="${before + 61}"]`);
    await expect(first).toBeVisible();
    const top = () => annika.evaluate((place) => {
      const row = [...document.querySelectorAll(`.messages [data-row="${place}"]`)].find((row) => row.checkVisibility());
      return row ? row.getBoundingClientRect().top - document.querySelector(".messages").getBoundingClientRect().top : NaN;
    }, before + 61);
    await expect.poll(top).toBeLessThan(60);
    expect(await distance(annika)).toBeGreaterThan(100);

    await annika.getByRole("button", { name: /To the newest message/ }).click();
    await expect(message(annika, "Number 120 of 120")).toBeVisible();
    await expect.poll(() => distance(annika)).toBeLessThan(2);
    await annika.getByRole("button", { name: "First unread" }).click();
    await expect(first).toBeVisible();

    // Elsewhere and back: the same message stands at the same place.
    await scroll(annika, -700);
    const seen = () => annika.evaluate(() => {
      const edge = document.querySelector(".messages").getBoundingClientRect().top;
      const rows = [...document.querySelectorAll(".messages [data-row]")].filter((row) => row.checkVisibility() && row.getBoundingClientRect().bottom > edge);
      const first = rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0];
      return [first.dataset.row, Math.round(first.getBoundingClientRect().top - edge)];
    });
    const was = await seen();
    await annika.locator(".list-slot:visible .conversation:not([aria-current])").first().click();
    await expect(annika.locator(".pane-title h2")).not.toHaveText(/Mila/);
    await annika.goBack();
    await expect.poll(seen).toEqual(was);

    // All is read by now: the next time one lands at the end.
    await annika.reload();
    await expect(message(annika, "Number 120 of 120")).toBeVisible();
    await expect.poll(() => distance(annika)).toBeLessThan(2);
    await expect(annika.getByRole("button", { name: /To the newest message/ })).toHaveCount(0);

    // Who reads above is not taken along by what arrives; who stands at the end is.
    await scroll(annika, -900);
    const reading = await seen();
    await ask(mila, "POST", `/api/${id}/messages`, { message: "And one more" });
    await expect(annika.getByRole("button", { name: /To the newest message/ })).toContainText("1");
    expect(await seen()).toEqual(reading);
    await annika.getByRole("button", { name: /To the newest message/ }).click();
    await expect(message(annika, "And one more")).toBeVisible();
    await ask(mila, "POST", `/api/${id}/messages`, { message: "And the last" });
    await expect(message(annika, "And the last")).toBeVisible();
    await expect.poll(() => distance(annika)).toBeLessThan(2);
  });
}

test("what is looked for in a conversation is found, and so is a day", async ({ open }) => {
  const mila = await open("employee");
  const annika = await open("head");
  const { id } = await longTalk(mila, annika, 30);
  await chatsAreThere(mila, `/chats/workdrive/${id}`);
  await mila.getByRole("button", { name: "Search in this conversation" }).click();
  const panel = mila.locator(".chats-panel");
  await panel.getByLabel("Words").fill("Number 7 of");
  await expect(panel.locator(".found-row")).not.toHaveCount(0);
  await panel.locator(".found-row", { hasText: "Number 7 of 30" }).first().click();
  await expect(message(mila, "Number 7 of 30")).toBeVisible();
  await expect(message(mila, "Number 7 of 30")).toHaveClass(/flash/);
  await panel.getByLabel("Words").fill("no such words anywhere");
  await expect(panel.locator(".found-row")).toHaveCount(0);
  await expect(panel.getByText("Nothing found.")).toBeVisible();
  await panel.getByRole("button", { name: "Close" }).click();
  await mila.getByRole("button", { name: "More about this conversation" }).click();
  await mila.getByRole("menuitem", { name: "Go to a date" }).click();
  const today = new Date().toISOString().slice(0, 10);
  await mila.getByRole("dialog").locator("input[type=date]").fill(today);
  await mila.getByRole("dialog").getByRole("button", { name: "Show", exact: true }).click();
  await expect(mila.locator(".day-divider").last()).toBeVisible();
});

test("a conversation is found, read, answered and left alone by keyboard", async ({ open }) => {
  const mila = await open("employee");
  await mila.goto("/feeds");
  await expect(mila.locator("[data-row] .card").first()).toBeVisible();
  await mila.keyboard.press("g");
  await mila.keyboard.press("c");
  await expect(mila).toHaveURL(/\/chats/);
  await expect(mila.locator(".conversation").first()).toBeVisible();
  // The keys of the area are fetched beside its first rows.
  await expect(async () => {
    await mila.keyboard.press("j");
    await expect.poll(() => mila.evaluate(() => document.activeElement?.className), { timeout: 500 }).toContain("conversation");
  }).toPass();
  // Which comes next depends on the time of day; one of WorkDrive's lets messages be changed.
  await expect(async () => {
    await mila.keyboard.press("j");
    expect(await mila.evaluate(() => document.activeElement?.closest("[data-row]")?.dataset.row)).toMatch(/^workdrive/);
  }).toPass();
  await mila.keyboard.press("Enter");
  await expect(mila.locator(".pane-title h2")).toBeVisible();
  await mila.keyboard.press("r");
  await expect(composer(mila)).toBeFocused();
  const text = `By hand ${Date.now()}`;
  await mila.keyboard.type(text);
  await mila.keyboard.press("Shift+Enter");
  await mila.keyboard.type("in two lines");
  await mila.keyboard.press("Enter");
  await expect(message(mila, text)).toContainText("in two lines");
  await expect(message(mila, text)).not.toHaveClass(/pending/);
  // The last message of one's own is changed with the key up.
  await expect(composer(mila)).toHaveValue("");
  await expect(async () => {
    await mila.keyboard.press("ArrowUp");
    await expect(mila.locator(".message-edit textarea")).toBeFocused({ timeout: 2000 });
  }).toPass();
  await mila.keyboard.press("Escape");
  await expect(mila.locator(".message-edit")).toHaveCount(0);
  // Among the messages the same keys go from one to the next, and what follows one becomes unread.
  await mila.locator(".messages [data-scroller]").focus();
  const isAnothers = () => mila.evaluate(() => document.activeElement?.closest(".messages [data-row]")?.querySelector(".message:not(.own)") != null);
  await expect(async () => {
    await mila.keyboard.press("k");
    await expect.poll(isAnothers, { timeout: 500 }).toBe(true);
  }).toPass();
  await mila.keyboard.press("u");
  await expect(mila.locator(".messages .unread-line")).toBeVisible();
  await expect(mila.locator(".conversation[aria-current] .count")).toBeVisible();
  await expectAccessible(mila);
});

test("messages that arrive are said once, and the focus stays", async ({ open }) => {
  const mila = await open("employee");
  await chatsAreThere(mila);
  await makeChat(mila, { kind: "Group · WorkDrive", people: ["Annika", "Omar"] });
  const id = openId(mila);
  await say(mila, "Anybody there?");
  const annika = await open("head");
  await composer(mila).fill("half a sent");
  await ask(annika, "POST", `/api/${id}/messages`, { message: "I am, **always**" });
  const log = mila.locator("[role=log]");
  await expect(log.locator("p")).toHaveCount(1);
  await expect(log).toContainText("Annika Lindqvist");
  await expect(log).toContainText("I am, always");
  await expect(composer(mila)).toBeFocused();
  await expect(composer(mila)).toHaveValue("half a sent");
});

test("one is told of a message when one looks elsewhere, once, and led there", async ({ open }) => {
  const mila = await open("employee", { permissions: ["notifications"] });
  await mila.addInitScript(() => {
    window.__told = [];
    window.Notification = class extends EventTarget {
      static permission = "granted";
      static requestPermission = async () => "granted";
      constructor(title, options) {
        super();
        window.__told.push([title, options.body, options.tag]);
        window.__last = this;
      }
      close() {}
    };
    Document.prototype.hasFocus = () => window.__looks ?? true;
  });
  await chatsAreThere(mila);
  // Another language makes all views anew, and nothing is told twice for that.
  await mila.getByRole("link", { name: "Settings" }).click();
  await mila.getByLabel("Language").selectOption({ label: "Deutsch" });
  await mila.getByLabel("Sprache").selectOption({ label: "English" });
  await mila.getByRole("link", { name: /^Chats/ }).click();
  await expect(mila.locator(".conversation").first()).toBeVisible();
  // It counts what waits, so it watches.
  await expect(mila).toHaveTitle(/^\(\d+\) /);
  const annika = await open("head");
  const person = (await ask(annika, "GET", "/app/people?search=Mila"))[0];
  const { conversation } = await ask(annika, "POST", "/app/conversations/direct", { userId: person.id });
  await mila.evaluate(() => {
    window.__looks = false;
    dispatchEvent(new Event("blur"));
  });
  const text = `Are you there ${Date.now()}?`;
  await ask(annika, "POST", `/api/${conversation.group.id}/messages`, { message: text });
  await expect.poll(() => mila.evaluate(() => window.__told.length)).toBe(1);
  const [told] = await mila.evaluate(() => window.__told);
  expect(told.join(" ")).toContain("Annika");
  expect(told.join(" ")).toContain(text);
  await expect(mila).toHaveTitle(/^\(\d+\) /);
  await mila.evaluate(() => window.__last.onclick?.(new Event("click")) ?? window.__last.dispatchEvent(new Event("click")));
  await expect(mila.locator(".pane-title h2")).toHaveText(/Annika/);
});
