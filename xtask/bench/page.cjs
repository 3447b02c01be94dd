// What the measurements in Chromium have in common.
const { chromium } = require("@playwright/test");

const address = process.env.LARGE;
const over = [];

/// Runs a measurement; the program ends with 1 when something exact is over its budget. It is given Chromium as people have it, and one that
/// paints as soon as it can: what takes a few milliseconds is measured there, because the wait for the next frame is no work.
async function measure(main) {
  const options = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--enable-precise-memory-info"];
  const launch = (...more) => chromium.launch({ executablePath: process.env.CHROME, args: [...options, ...more] });
  const browsers = [await launch(), await launch("--disable-gpu-vsync", "--disable-frame-rate-limit")];
  try {
    await main(...browsers);
  } finally {
    for (const browser of browsers) await browser.close();
  }
  for (const line of over) console.log("over budget: " + line);
  process.exitCode = over.length ? 1 : 0;
}

/// Time and requests (at most so many, if said) until the first row of a screen is painted, the median of five loads of an empty cache.
async function firstRow(browser, path, slowdown, mostRequests, persona) {
  const times = [], counts = [], longest = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const { context, page } = await signedIn(browser, slowdown, persona);
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

async function signedIn(browser, slowdown, persona = "bench") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const answer = await context.request.post(`${address}/app/personas/${persona}/sign-in`, { headers: { "x-rotunda": "1" } });
  if (!answer.ok()) throw new Error(`signing in as the persona ${persona} answered ${answer.status()}`);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(watch);
  return { context, page, devtools };
}

/// Runs in the page before anything else: notes the first painted row, the longest task before it, and the program's memory; `__painted()`
/// resolves in the task right after the next frame is painted.
function watch() {
  const channel = new MessageChannel(), waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  window.__painted = () => new Promise(done => requestAnimationFrame(() => {
    waiting.push(() => done(performance.now()));
    channel.port2.postMessage(0);
  }));
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

/// Flings through a list for 4 s and reports how that went; answers how many rows were in the page at most.
async function fling(page, devtools, slowdown, name, direction = 1, scroller = SCROLLER) {
  const { fps, late, blank, busy, most } = await flung(page, devtools, slowdown, direction, scroller);
  report(name + "frames per second", fps, "");
  report(name + "late frames", late, "%");
  report(name + "frames without a row in the middle", blank, "%");
  report(name + "main thread", busy, "ms");
  return { fps, busy, most };
}

/// The same for a list of the same rows that is plain DOM with a hand-made window: what no framework has to do with. It takes the place of
/// the list on the page, which is good for nothing else afterwards.
async function flingPlain(page, devtools, slowdown, name, ours) {
  await page.evaluate(plain, SCROLLER);
  const { fps, blank, busy } = await flung(page, devtools, slowdown, 1, SCROLLER);
  report(name + "frames per second of plain DOM with the same rows", fps, "");
  report(name + "frames without a row in the middle of plain DOM", blank, "%");
  report(name + "frames per second as a part of that", (100 * ours.fps) / fps, "%");
  report(name + "main thread, as a part of plain DOM's", (100 * ours.busy) / busy, "%", 120, false);
}

const SCROLLER = "[data-scroller]:has([data-row])";

async function flung(page, devtools, slowdown, direction, scroller) {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const before = await taskSeconds(devtools);
  const frames = await page.evaluate(async ([selector, direction]) => {
    const scroller = document.querySelector(selector);
    const gaps = [];
    const start = performance.now();
    let most = 0, blank = 0, last = await new Promise(requestAnimationFrame);
    while (last - start < 4000) {
      const part = (last - start) / 4000;
      const speed = 12000 * (part < 0.1 ? part * 10 : part > 0.6 ? (1 - part) / 0.4 : 1);
      const now = await new Promise(requestAnimationFrame);
      scroller.scrollTop += (direction * speed * Math.min(250, now - last)) / 1000;
      gaps.push(now - last);
      last = now;
      most = Math.max(most, scroller.querySelectorAll("[data-row]").length);
      const box = scroller.getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!middle?.closest("[data-row]")) blank += 1;
    }
    return { gaps, most, blank };
  }, [scroller, direction]);
  const busy = 1000 * ((await taskSeconds(devtools)) - before);
  const { gaps, most, blank } = frames;
  const part = count => (100 * count) / gaps.length;
  return { fps: gaps.length / 4, late: part(gaps.filter(gap => gap > 25).length), blank: part(blank), busy, most };
}

/// Runs in the page: puts 10,000 rows that look as those which are there now into the list's place, of which those in sight are in the page.
function plain(selector) {
  const list = document.querySelector(selector);
  const models = [...list.querySelectorAll("[data-row]")].filter(row => row.checkVisibility() && row.offsetHeight).map(row => row.outerHTML);
  const height = [...list.querySelectorAll("[data-row]")].find(row => row.offsetHeight).offsetHeight;
  const scroller = list.cloneNode(false), spacer = document.createElement("div"), shown = new Map(), count = 10000, around = 4;
  scroller.append(spacer);
  spacer.style.cssText = `position:relative;block-size:${count * height}px`;
  const make = place => {
    const template = document.createElement("template");
    template.innerHTML = models[place % models.length];
    const row = template.content.firstElementChild;
    row.removeAttribute("id");
    row.style.cssText = `position:absolute;inset-inline:0;inset-block-start:0;block-size:${height}px;transform:translateY(${place * height}px)`;
    return row;
  };
  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - around);
    const last = Math.min(count - 1, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + around);
    for (const [place, row] of shown) {
      if (place < first || place > last) {
        row.remove();
        shown.delete(place);
      }
    }
    for (let place = first; place <= last; place += 1) {
      if (shown.has(place)) continue;
      const row = make(place);
      shown.set(place, row);
      spacer.append(row);
    }
  };
  let isDue = false;
  scroller.addEventListener("scroll", () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      draw();
    });
  });
  list.replaceWith(scroller);
  draw();
  return new Promise(done => setTimeout(done, 500));
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

module.exports = { address, measure, firstRow, signedIn, memory, watch, fling, flingPlain, taskSeconds, report, median, quantile };
