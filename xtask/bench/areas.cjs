// Measures Events, Tasks and Documents in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
const path = require("node:path");
const { address, measure, firstRow, signedIn, memory, watch, fling, flingPlain, report, median } = require("./page.cjs");

measure(async (browser, unlocked) => {
  for (const area of ["/events/month", "/tasks", "/documents"]) {
    for (const slowdown of [1, 4]) await firstRow(browser, area, slowdown);
  }
  await calendar(unlocked);
  await list(browser, "/tasks", "tasks");
  await list(browser, "/documents", "documents");
});

/// A calendar of 5,000 events in a year, and FullCalendar with the same events: from the call that a click makes until the next frame is
/// painted, the server not included.
async function calendar(browser) {
  const { context, page, devtools } = await signedIn(browser, 1);
  await page.goto(address + "/events/month");
  await page.waitForFunction(() => window.__bench?.next && window.__first);
  const ours = await calendarTimes(page);
  report("calendar: heap and WebAssembly memory", (await memory(page, devtools)).all, "MB", 60, true);
  const peer = await context.newPage();
  await peer.addInitScript(watch);
  await peer.goto("about:blank");
  await peer.addScriptTag({ path: path.join(path.dirname(require.resolve("fullcalendar")), "index.global.min.js") });
  const events = await everyEvent(context);
  await peer.evaluate(fullCalendar, events);
  const theirs = await calendarTimes(peer);
  report("calendar: events of the year", events.length, "");
  const bare = { month: await bareTimes(page, "month", ".month-weeks"), week: await bareTimes(page, "week", ".hours-grid") };
  for (const view of ["month", "week"]) {
    for (const what of ["rendered", "next"]) {
      const [mine, other] = [median(ours[view][what]), median(theirs[view][what])];
      report(`5,000 events: ${view}, ${what}, p50`, mine, "ms");
      report(`5,000 events: ${view}, ${what}: FullCalendar`, other, "ms");
      report(`5,000 events: ${view}, ${what}, as a part of FullCalendar's`, (100 * mine) / other, "%", 10, false);
    }
    report(`5,000 events: ${view}: the browser alone, to lay out and paint the same elements`, median(bare[view]), "ms");
    report(`5,000 events: events in the ${view}`, ours[view].shown, "", 400, true);
  }
  await context.close();
}

/// How long a calendar takes to draw a view in place of the other, and to go on to the part of time after it.
function calendarTimes(page) {
  return page.evaluate(async () => {
    const rest = () => new Promise(done => setTimeout(done, 700));
    const run = async act => {
      const start = performance.now();
      act();
      const time = (await window.__painted()) - start;
      await rest();
      return time;
    };
    const times = {};
    for (const view of ["month", "week"]) {
      const all = (times[view] = { rendered: [], next: [] });
      // There are events in half a year from here on.
      window.__bench.today();
      await rest();
      for (let turn = 0; turn < 7; turn += 1) {
        window.__bench.view(view === "month" ? "week" : "month");
        await rest();
        all.rendered.push(await run(() => window.__bench.render(view)));
      }
      all.shown = document.querySelectorAll("[data-row]").length;
      for (let turn = 0; turn < 5; turn += 1) all.next.push(await run(() => window.__bench.next()));
    }
    return times;
  });
}

/// How long the browser takes for elements that are there, without what makes them: those of a part of time and the next one in turn. They
/// take the place of the calendar's own, which is made anew afterwards.
function bareTimes(page, view, selector) {
  return page.evaluate(async ([view, selector]) => {
    const rest = () => new Promise(done => setTimeout(done, 700));
    const copies = () => [...document.querySelector(selector).children].map(element => element.cloneNode(true));
    window.__bench.view(view);
    window.__bench.today();
    await rest();
    const parts = [copies()];
    window.__bench.next();
    await rest();
    parts.push(copies());
    const box = document.querySelector(selector), own = [...box.childNodes], times = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const elements = parts[turn % 2].map(element => element.cloneNode(true));
      const start = performance.now();
      box.replaceChildren(...elements);
      times.push((await window.__painted()) - start);
      await rest();
    }
    box.replaceChildren(...own);
    return times;
  }, [view, selector]);
}

/// The events of the year, as FullCalendar takes them.
async function everyEvent(context) {
  const found = [], year = new Date().getFullYear();
  for (let number = 1; ; number += 1) {
    const query = new URLSearchParams({ cur_page: number, per_page: 1000, fromDate: `${year - 1}-12-01T00:00:00Z`, toDate: `${year + 2}-01-31T00:00:00Z` });
    const { events } = await (await context.request.get(`${address}/api/events?${query}`)).json();
    found.push(...events.map(event => ({ id: event.id, title: event.title, start: event.startDateTime, end: event.endDateTime, allDay: Boolean(event.allDay) })));
    if (events.length < 1000) return found;
  }
}

/// Runs in a page of its own: FullCalendar behind the calls that ours has.
function fullCalendar(events) {
  document.body.innerHTML = '<div id="calendar" style="block-size:780px"></div>';
  let calendar;
  const name = view => (view === "week" ? "timeGridWeek" : "dayGridMonth");
  const render = view => {
    calendar?.destroy();
    calendar = new window.FullCalendar.Calendar(document.getElementById("calendar"), { initialView: name(view), firstDay: 1, height: "100%", dayMaxEvents: 4, events });
    calendar.render();
  };
  render("month");
  window.__bench = { render, view: view => calendar.changeView(name(view)), next: () => calendar.next(), today: () => calendar.today() };
}

/// Flings through a long list.
async function list(browser, at, what) {
  for (const slowdown of [1, 4]) {
    const { context, page, devtools } = await signedIn(browser, 1);
    await page.goto(address + at);
    await page.waitForFunction(() => window.__first);
    await page.evaluate(() => new Promise(done => setTimeout(done, 1500)));
    const name = `fling over ${what}, ${slowdown}x: `;
    const ours = await fling(page, devtools, slowdown, name);
    if (slowdown === 1) {
      report(`${what} in the page at most`, ours.most, "", 400, true);
      report(`${what}: heap and WebAssembly memory`, (await memory(page, devtools)).all, "MB", 60, true);
    }
    await flingPlain(page, devtools, slowdown, name, ours);
    await context.close();
  }
}
