// Measures Feeds in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
const { address, measure, firstRow, signedIn, memory, taskSeconds, report } = require("./page.cjs");

measure(async browser => {
  for (const slowdown of [1, 4]) await firstRow(browser, "/feeds", slowdown, 8);
  await fling(browser, 1);
  await fling(browser, 4);
});

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
    const { heap, all } = await memory(page, devtools);
    report("heap of scripts", heap, "MB");
    report("heap and WebAssembly memory", all, "MB", 60, true);
  }
  await context.close();
}
