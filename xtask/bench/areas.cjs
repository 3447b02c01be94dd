// Measures Events, Tasks and Documents in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
const { address, measure, firstRow, signedIn, memory, flingDown, report, median, quantile } = require("./page.cjs");

measure(async browser => {
  for (const path of ["/events/month", "/tasks", "/documents"]) {
    for (const slowdown of [1, 4]) await firstRow(browser, path, slowdown);
  }
  await calendar(browser);
  await list(browser, "/tasks", "tasks");
  await list(browser, "/documents", "documents");
});

/// A calendar of 5,000 events in a year: from the call that a click makes until the next frame after it is painted, the server not included.
async function calendar(browser) {
  const { context, page, devtools } = await signedIn(browser, 1);
  await page.goto(address + "/events/month");
  await page.waitForFunction(() => window.__bench?.next && window.__first);
  for (const view of ["month", "week"]) {
    const times = await page.evaluate(async view => {
      const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
      const rest = () => new Promise(done => setTimeout(done, 700));
      const run = async act => {
        const start = performance.now();
        act();
        const time = (await painted()) - start;
        await rest();
        return time;
      };
      const other = view === "month" ? "week" : "month";
      const renders = [], steps = [];
      for (let turn = 0; turn < 5; turn += 1) {
        window.__bench.view(other);
        await rest();
        renders.push(await run(() => window.__bench.render(view)));
      }
      for (let turn = 0; turn < 6; turn += 1) steps.push(await run(() => window.__bench.next()));
      return { renders, steps, shown: document.querySelectorAll("[data-row]").length };
    }, view);
    report(`5,000 events: ${view} rendered, p50`, median(times.renders), "ms", 50, false);
    report(`5,000 events: next ${view}, p50`, median(times.steps), "ms", 50, false);
    report(`5,000 events: next ${view}, slowest`, quantile(times.steps, 1), "ms");
    report(`5,000 events: events in the ${view}`, times.shown, "", 400, true);
  }
  report("calendar: heap and WebAssembly memory", (await memory(page, devtools)).all, "MB", 60, true);
  await context.close();
}

/// Flings through a long list.
async function list(browser, path, what) {
  for (const slowdown of [1, 4]) {
    const { context, page, devtools } = await signedIn(browser, 1);
    await page.goto(address + path);
    await page.waitForFunction(() => window.__first);
    await page.evaluate(() => new Promise(done => setTimeout(done, 1500)));
    const most = await flingDown(page, devtools, slowdown, `fling over ${what}, ${slowdown}x: `);
    if (slowdown === 1) {
      report(`${what} in the page at most`, most, "", 400, true);
      report(`${what}: heap and WebAssembly memory`, (await memory(page, devtools)).all, "MB", 60, true);
    }
    await context.close();
  }
}
