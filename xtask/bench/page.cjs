// What the measurements in Chromium have in common.
const { chromium } = require("@playwright/test");

const address = process.env.LARGE;
const over = [];

/// Runs a measurement; the program ends with 1 when something exact is over its budget.
async function measure(main) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--enable-precise-memory-info"],
  });
  try {
    await main(browser);
  } finally {
    await browser.close();
  }
  for (const line of over) console.log("over budget: " + line);
  process.exitCode = over.length ? 1 : 0;
}

/// Time and requests (at most so many, if said) until the first row of a screen is painted, the median of five loads of an empty cache.
async function firstRow(browser, path, slowdown, mostRequests) {
  const times = [], counts = [], longest = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { context, page } = await signedIn(browser, slowdown);
    let requests = 0;
    page.on("request", request => { requests += isNeeded(new URL(request.url()).pathname); });
    await page.goto(address + path);
    await page.waitForFunction(() => window.__first);
    counts.push(requests);
    times.push(await page.evaluate(() => window.__first));
    longest.push(await page.evaluate(() => window.__longest));
    await context.close();
  }
  report(`first row of ${path}, ${slowdown}x CPU slower`, median(times), "ms");
  report(`longest task before it, ${slowdown}x`, median(longest), "ms", slowdown === 4 ? 200 : undefined, false);
  if (slowdown === 1) report("requests until then", median(counts), "", mostRequests, true);
}

/// Whether the first row waits for it: pictures, icons and live notices come beside it.
function isNeeded(path) {
  return !path.startsWith("/app/media") && path !== "/app/live" && !/\.(svg|webmanifest)$/.test(path);
}

/// The memory of scripts and of the program, in MB, after the garbage is gone.
async function memory(page, devtools) {
  for (let turn = 0; turn < 3; turn += 1) await devtools.send("HeapProfiler.collectGarbage");
  const heap = await metric(devtools, "JSHeapUsedSize");
  const wasm = await page.evaluate(() => window.__memory?.buffer.byteLength ?? 0);
  return { heap: heap / 1e6, all: (heap + wasm) / 1e6 };
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

/// Flings down the list for 4 s and reports how that went; answers how many rows were in the page at most.
async function flingDown(page, devtools, slowdown, name) {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const before = await taskSeconds(devtools);
  const frames = await page.evaluate(async () => {
    const scroller = document.querySelector("[data-scroller]:has([data-row])");
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
  report(name + "frames per second", frames.gaps.length / 4, "", undefined, false);
  report(name + "late frames", (100 * late) / frames.gaps.length, "%");
  report(name + "frames without a row in the middle", (100 * frames.blank) / frames.gaps.length, "%");
  report(name + "main thread", busy * 1000, "ms");
  return frames.most;
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

module.exports = { address, measure, firstRow, signedIn, memory, flingDown, taskSeconds, report, median, quantile };
