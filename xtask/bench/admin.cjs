// Measures Admin's table with 100,000 people in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
const { address, measure, firstRow, signedIn, memory, fling, flingPlain, report, median, quantile } = require("./page.cjs");

/// So many are given out, page by page, in the shape in which the server gave the first ones. ROWS chooses another number.
const ROWS = Number(process.env.ROWS ?? 100_000);

measure(async (browser, unlocked) => {
  for (const slowdown of [1, 4]) await firstRow(browser, "/admin/workdrive/users", slowdown, undefined, "admin");
  await table(unlocked);
  for (const slowdown of [1, 4]) await flings(browser, slowdown);
});

/// Opens the table with so many people and waits until all are loaded.
async function loaded(browser, count) {
  const opened = await signedIn(browser, 1, "admin");
  const { context, page } = opened;
  await people(context, page, count);
  await page.goto(address + "/admin/workdrive/users");
  await page.waitForFunction(() => window.__first);
  await page.evaluate(() => {
    window.__tasks = [];
    new PerformanceObserver(list => window.__tasks.push(...list.getEntries().map(task => task.duration))).observe({ type: "longtask" });
  });
  const started = Date.now();
  await page.locator("[data-col='0']").click();
  await page.waitForFunction(() => /\d/.test(document.querySelector(".admin-count").textContent) && !document.querySelector(".admin-count").textContent.includes("+"), null, { timeout: 600_000 });
  return { ...opened, seconds: (Date.now() - started) / 1000 };
}

/// What it takes to load, sort and narrow.
async function table(browser) {
  const { context, page, devtools, seconds } = await loaded(browser, ROWS);
  const name = `${ROWS} people: `;
  report(name + "all loaded, the pages given out at once", seconds, "s");
  const tasks = await page.evaluate(() => window.__tasks);
  report(name + "longest task until then", Math.max(0, ...tasks), "ms");
  report(name + "heap and WebAssembly memory", (await memory(page, devtools)).all, "MB", 30, false);
  const sorts = [];
  for (const column of [0, 0, 1, 1, 3, 3]) {
    sorts.push(await page.evaluate(async column => {
      const start = performance.now();
      document.querySelector(`[data-col="${column}"]`).click();
      return (await window.__painted()) - start;
    }, column));
    await page.waitForTimeout(300);
  }
  report(name + "sorted by a text, p50", median(sorts), "ms", 200, false);
  const keys = [];
  for (const text of ["p", "pe", "per", "pers", "person 7", "person 77", "", "nobody has this"]) {
    keys.push(await page.evaluate(async text => {
      const input = document.querySelector("[data-filter]");
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return (await window.__painted()) - start;
    }, text));
    await page.waitForTimeout(300);
  }
  report(name + "filter key, p50", median(keys), "ms", 74, false);
  report(name + "filter key, slowest", quantile(keys, 1), "ms", 82, false);
  await context.close();
}

async function flings(browser, slowdown) {
  const { context, page, devtools } = await loaded(browser, 10_000);
  await page.evaluate(() => { document.querySelector("[data-scroller]:has([data-row])").scrollTop = 0; });
  const name = `fling over 10000 people, ${slowdown}x: `;
  const ours = await fling(page, devtools, slowdown, name);
  if (slowdown === 1) report("people in the page at most", ours.most, "", 400, true);
  await flingPlain(page, devtools, slowdown, name, ours);
  await context.close();
}

/// Gives out as many people as are measured with, made after those that there are.
async function people(context, page, rows) {
  const { users, ...rest } = await (await context.request.get(address + "/api/users?cur_page=1&per_page=100")).json();
  await page.route(url => url.pathname === "/api/users", route => {
    const query = new URL(route.request().url()).searchParams;
    const [number, size] = [Number(query.get("cur_page") ?? 1), Number(query.get("per_page") ?? 100)];
    const first = (number - 1) * size, count = Math.max(0, Math.min(size, rows - first));
    const one = (_, place) => {
      const model = users[place % users.length], of = first + place;
      return { ...model, id: of.toString(16).padStart(24, "0"), firstName: model.firstName, lastName: `Person ${(of * 7919) % rows}`, email: `person${of}@rotunda.example` };
    };
    return route.fulfill({ json: { ...rest, users: Array.from({ length: count }, one) } });
  });
}
