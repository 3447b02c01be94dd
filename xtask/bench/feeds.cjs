// Measures Feeds in Chromium and prints a table: what, how much, the budget.
// Started by `cargo xtask bench`, which sets LARGE, CHROME and NODE_PATH. Ends with 1 when something exact is over its budget.
const { address, measure, firstRow, signedIn, memory, fling, flingPlain, report } = require("./page.cjs");

measure(async browser => {
  for (const slowdown of [1, 4]) await firstRow(browser, "/feeds", slowdown, 8);
  await flings(browser, 1);
  await flings(browser, 4);
});

/// Loads pages for 20 s by going to the end, then flings for 4 s from the top.
async function flings(browser, slowdown) {
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
  const name = `fling over ${loaded} posts, ${slowdown}x: `;
  const ours = await fling(page, devtools, slowdown, name);
  if (slowdown === 1) {
    report("rows in the page at most", ours.most, "", 400, true);
    const { heap, all } = await memory(page, devtools);
    report("heap of scripts", heap, "MB");
    report("heap and WebAssembly memory", all, "MB", 60, true);
  }
  await flingPlain(page, devtools, slowdown, name, ours);
  await context.close();
}
