// Measures Feeds in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
const { chromium } = require("@playwright/test");

const address = process.env.LARGE;
const over = [];

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--enable-precise-memory-info"],
  });
  for (const slowdown of [1, 4]) await firstRow(browser, slowdown);
  await fling(browser, 1);
  await fling(browser, 4);
  await browser.close();
  for (const line of over) console.log("over budget: " + line);
  process.exitCode = over.length ? 1 : 0;
}

/// Time and requests until the first post is painted, the median of five loads of an empty cache.
async function firstRow(browser, slowdown) {
  const times = [], counts = [], longest = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { context, page } = await signedIn(browser, slowdown);
    let requests = 0;
    page.on("request", request => { requests += isNeeded(new URL(request.url()).pathname); });
    await page.goto(address + "/feeds");
    await page.waitForFunction(() => window.__first);
    counts.push(requests);
    times.push(await page.evaluate(() => window.__first));
    longest.push(await page.evaluate(() => window.__longest));
    await context.close();
  }
  report(`first row, ${slowdown}x CPU slower`, median(times), "ms");
  report(`longest task before it, ${slowdown}x`, median(longest), "ms", slowdown === 4 ? 200 : undefined, false);
  if (slowdown === 1) report("requests until then", median(counts), "", 8, true);
}

/// Whether the first post waits for it: pictures, icons and live notices come beside it.
function isNeeded(path) {
  return !path.startsWith("/app/media") && path !== "/app/live" && !/\.(svg|webmanifest)$/.test(path);
}

/// Loads pages for 20 s by going to the end, then flings for 4 s from the top.
async function fling(browser, slowdown) {
  const { context, page, devtools } = await signedIn(browser, 1);
  await page.goto(address + "/feeds");
  await page.waitForSelector("[data-row]");
  const loaded = await page.evaluate(async () => {
    const scroller = document.querySelector("[data-scroller]");
    const seen = new Set();
    const end = performance.now() + 20000;
    while (performance.now() < end) {
      scroller.scrollTop = scroller.scrollHeight;
      await new Promise(requestAnimationFrame);
      for (const row of scroller.querySelectorAll("[data-row]")) seen.add(row.dataset.row);
    }
    scroller.scrollTop = 0;
    await new Promise(done => setTimeout(done, 500));
    return seen.size;
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const before = await taskSeconds(devtools);
  const frames = await page.evaluate(async () => {
    const scroller = document.querySelector("[data-scroller]");
    const gaps = [];
    let most = 0, blank = 0, last = await new Promise(requestAnimationFrame);
    const end = last + 4000;
    while (last < end) {
      scroller.scrollTop += 400;
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
      most = Math.max(most, scroller.querySelectorAll("[data-row]").length);
      const box = scroller.getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!middle?.closest("[data-row]")) blank += 1;
    }
    return { gaps, most, blank };
  });
  const busy = (await taskSeconds(devtools)) - before;
  const late = frames.gaps.filter(gap => gap > 25).length;
  const name = `fling over ${loaded} posts, ${slowdown}x: `;
  report(name + "frames per second", frames.gaps.length / 4, "", undefined, false);
  report(name + "late frames", (100 * late) / frames.gaps.length, "%");
  report(name + "frames without a post in the middle", (100 * frames.blank) / frames.gaps.length, "%");
  report(name + "main thread", busy * 1000, "ms");
  if (slowdown === 1) {
    report("rows in the page at most", frames.most, "", 400, true);
    await devtools.send("HeapProfiler.collectGarbage");
    const heap = await metric(devtools, "JSHeapUsedSize");
    const wasm = await page.evaluate(() => window.__memory?.buffer.byteLength ?? 0);
    report("heap of scripts", heap / 1e6, "MB");
    report("heap and WebAssembly memory", (heap + wasm) / 1e6, "MB", 60, true);
  }
  await context.close();
}

async function signedIn(browser, slowdown) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const answer = await context.request.post(address + "/app/personas/bench/sign-in", { headers: { "x-rotunda": "1" } });
  if (!answer.ok()) throw new Error(`signing in as the persona bench answered ${answer.status()}`);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(watch);
  return { context, page, devtools };
}

/// Runs in the page before anything else: notes the first painted row, the longest task before it, and the program's memory.
function watch() {
  window.__longest = 0;
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) if (!window.__first) window.__longest = Math.max(window.__longest, task.duration);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    if (document.querySelector("[data-row]")) requestAnimationFrame(() => { window.__first = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    window.__memory ??= made.instance.exports.memory;
    return made;
  };
}

async function taskSeconds(devtools) {
  return metric(devtools, "TaskDuration");
}

async function metric(devtools, name) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(metric => metric.name === name).value;
}

/// `fails` says whether being over the budget is a failure: only where the number is exact, not a time on a shared machine.
function report(name, value, unit, budget, fails) {
  const shown = value.toFixed(value < 10 ? 1 : 0);
  const limit = budget === undefined ? "" : `  of ${budget}${value > budget ? "  OVER" : ""}`;
  console.log(`  ${name.padEnd(66)} ${shown.padStart(7)} ${unit.padEnd(2)}${limit}`);
  if (fails && value > budget) over.push(`${name}: ${shown} ${unit}, of ${budget}`);
}

function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
