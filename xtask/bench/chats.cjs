// Measures Chats in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
// ONLY chooses `speed` or `memory`. MINUTES is how long the memory is watched while one scrolls and 2,000 messages arrive: 10 unless said.
const { address, measure, firstRow, signedIn, memory, fling, report, median, quantile } = require("./page.cjs");

const HEADERS = { "x-rotunda": "1" };
const MINUTES = Number(process.env.MINUTES ?? 10);
const INCOMING = 2000;

measure(async (browser, unlocked) => {
  const only = process.env.ONLY;
  if (!only || only === "speed") {
    for (const slowdown of [1, 4]) await firstRow(browser, "/chats", slowdown);
    await latencies(unlocked);
    for (const slowdown of [1, 4]) await typing(unlocked, slowdown);
    for (const slowdown of [1, 4]) await flings(browser, slowdown);
  }
  if (!only || only === "memory") await endurance(browser);
});

/// Opens the area; finds the conversations that are measured with.
async function chats(browser, slowdown = 1) {
  const opened = await signedIn(browser, 1);
  const { page, devtools, context } = opened;
  await page.addInitScript(() => {
    window.__until = async find => {
      for (const start = performance.now(); ;) {
        const at = await window.__painted();
        if (find()) return at;
        if (at - start > 30000) throw new Error("not seen within 30 s: " + find);
      }
    };
    window.__row = place => [...document.querySelectorAll(`.messages [data-row="${place}"]`)].some(row => row.checkVisibility() && row.getBoundingClientRect().top < innerHeight);
    window.__has = text => [...document.querySelectorAll(".messages [data-row]")].some(row => row.checkVisibility() && row.textContent.includes(text));
  });
  await page.goto(address + "/chats");
  await page.waitForFunction(() => window.__bench?.open && window.__first);
  const ask = async path => (await context.request.get(address + path)).json();
  const groups = Object.values(await ask("/api/group-chats?per_page=100&my_group_chats=true")).find(Array.isArray);
  const rooms = {};
  for (const title of ["Bench 100k", "Bench 10k", "Bench A", "Bench B"]) {
    const { id } = groups.find(group => group.title === title);
    const { messages } = await ask(`/app/conversations/${id}/messages?limit=1`);
    rooms[title] = { id, open: `workdrive/${id}`, last: messages.at(-1).seq };
  }
  if (slowdown > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return { ...opened, rooms };
}

/// Goes to a conversation and answers how long until its row is painted.
function opens(page, room, place) {
  return page.evaluate(async ([id, place]) => {
    const start = performance.now();
    window.__bench.open(id);
    return (await window.__until(() => window.__row(place))) - start;
  }, [room.open, place]);
}

/// Makes a message the last one that is read.
async function readsTo(context, room, seq) {
  const answer = await context.request.post(`${address}/app/conversations/${room.id}/read`, { headers: HEADERS, data: { seq, unread: true } });
  if (!answer.ok()) throw new Error(`marking as read answered ${answer.status()} ${await answer.text()}`);
}

const rest = (page, ms = 500) => page.evaluate(ms => new Promise(done => setTimeout(done, ms)), ms);

/// Opening at the first unread message, jumping, switching, sending.
async function latencies(browser) {
  const { context, page, rooms } = await chats(browser);
  const { "Bench 100k": long, "Bench A": a, "Bench B": b } = rooms;
  const half = Math.floor(long.last / 2);
  await readsTo(context, long, half);
  await page.reload();
  await page.waitForFunction(() => window.__bench?.open && window.__first);
  report("100k messages: open at the first unread one, server included", await opens(page, long, half + 1), "ms");
  const stands = await page.evaluate(place => {
    const row = [...document.querySelectorAll(`.messages [data-row="${place}"]`)].find(row => row.checkVisibility());
    return row.getBoundingClientRect().top - document.querySelector(".messages [data-scroller]").getBoundingClientRect().top;
  }, half + 1);
  report("... which stands below the upper edge by", stands, "px");
  const jumps = [];
  for (let turn = 1; turn <= 10; turn += 1) {
    const place = Math.floor((long.last * ((turn * 37) % 100)) / 100) + 1;
    jumps.push(await page.evaluate(async place => {
      const start = performance.now();
      window.__bench.jump(place);
      return (await window.__until(() => window.__row(place))) - start;
    }, place));
    await rest(page, 200);
  }
  report("100k messages: jump anywhere, server included, p50", median(jumps), "ms");
  report("100k messages: jump anywhere, server included, p95", quantile(jumps, 0.95), "ms");
  report("switch to a conversation not loaded, server included", await opens(page, a, a.last), "ms", 100, false);
  await opens(page, b, b.last);
  const switches = [];
  for (let turn = 0; turn < 10; turn += 1) {
    await rest(page, 200);
    const room = turn % 2 ? b : a;
    switches.push(await opens(page, room, room.last));
  }
  report("switch to a loaded conversation, p50", median(switches), "ms", 20, false);
  const own = [];
  for (let turn = 0; turn < 10; turn += 1) {
    own.push(await page.evaluate(async text => {
      const start = performance.now();
      window.__bench.send(text);
      return (await window.__until(() => window.__has(text))) - start;
    }, `measured ${turn} of ${Date.now()}`));
    await rest(page, 300);
  }
  report("own message to paint, p50", median(own), "ms", 16, false);
  await context.close();
}

/// Keys to paint while a conversation of 10,000 messages is open.
async function typing(browser, slowdown) {
  const { context, page, rooms } = await chats(browser, slowdown);
  await opens(page, rooms["Bench 10k"], rooms["Bench 10k"].last);
  await page.locator("[data-composer]").first().click();
  await page.evaluate(() => {
    window.__keys = [];
    addEventListener("keydown", () => {
      const start = performance.now();
      window.__painted().then(at => window.__keys.push(at - start));
    }, true);
  });
  for (const key of "every letter of this is measured") {
    await page.keyboard.press(key === " " ? "Space" : key);
    await rest(page, 40);
  }
  report(`key to paint, ${slowdown}x, p95`, quantile(await page.evaluate(() => window.__keys), 0.95), "ms", slowdown === 1 ? 8 : 32, false);
  await context.close();
}

/// Flings upwards for 4 s, as a finger does, through 10,000 messages.
async function flings(browser, slowdown) {
  const { context, page, devtools, rooms } = await chats(browser, slowdown);
  await opens(page, rooms["Bench 10k"], rooms["Bench 10k"].last);
  await rest(page, 800);
  const { most } = await fling(page, devtools, slowdown, `fling through 10k messages, ${slowdown}x: `, -1, ".messages [data-scroller]");
  if (slowdown === 1) report("messages in the page at most", most, "", 400, true);
  await context.close();
}

/// Scrolls through 100,000 messages, jumps about in them, and lets 2,000 arrive; what it costs in memory. What grows is held against what there was
/// after a minute of reading: until then the list fills with as many messages as it keeps.
async function endurance(browser) {
  const { context, page, devtools, rooms } = await chats(browser);
  const room = rooms["Bench 100k"];
  await readsTo(context, room, room.last);
  await opens(page, room, room.last);
  await scrolls(page, 60);
  report("heap and WebAssembly memory, 100k messages", (await memory(page, devtools)).all, "MB", 60, true);
  await reads(context, page, room, Math.min(1, MINUTES), 0);
  const before = await memory(page, devtools);
  report("the same after a minute of scrolling", before.all, "MB", 60, true);
  await reads(context, page, room, MINUTES, INCOMING);
  await rest(page, 3000);
  const after = await memory(page, devtools);
  report(`... and after ${MINUTES} min more and ${INCOMING} messages`, after.all, "MB", 60, true);
  report("... as a part of what it was", (100 * after.all) / before.all, "%", 105, true);
  report("... scripts alone", (100 * after.heap) / before.heap, "%");
  await context.close();
}

/// Scrolls and jumps about for so many minutes, while so many messages arrive.
async function reads(context, page, room, minutes, incoming) {
  const start = Date.now(), end = start + minutes * 60e3;
  let sent = 0;
  while (Date.now() < end || sent < incoming) {
    const part = Math.min(1, (Date.now() - start) / (end - start));
    while (sent < incoming * part) {
      sent += 1;
      const answer = await context.request.post(`${address}/api/${room.id}/messages`, { headers: HEADERS, data: { message: `Incoming **${sent}** of ${incoming}` } });
      if (!answer.ok()) throw new Error(`sending answered ${answer.status()} ${await answer.text()}`);
    }
    await scrolls(page, 200);
    if (Math.random() < 0.1) await page.evaluate(place => window.__bench.jump(place), 1 + Math.floor(Math.random() * room.last));
  }
}

/// Scrolls up and down for so many frames.
function scrolls(page, frames) {
  return page.evaluate(async frames => {
    for (let frame = 0; frame < frames; frame += 1) {
      const scroller = document.querySelector(".messages [data-scroller]");
      if (scroller) scroller.scrollTop += frame % 100 < 70 ? -500 : 400;
      await new Promise(requestAnimationFrame);
    }
  }, frames);
}
