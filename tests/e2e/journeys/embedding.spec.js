const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { test, expect, Server, freePort, HEADERS } = require("../fixtures");

const portal = (origin, port) =>
  new Promise((resolve) => {
    const page = fs.readFileSync(path.join(__dirname, "../host.html"), "utf8").replaceAll("@ORIGIN@", origin);
    const server = http.createServer((_, answer) => answer.setHeader("content-type", "text/html; charset=utf-8").end(page));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });

test("a site on the list shows a view, which grows and tells where it is", async ({ browser }) => {
  const hostPort = await freePort();
  const server = new Server(await freePort(), `frame_ancestors = ["http://127.0.0.1:${hostPort}"]\n`);
  await server.start();
  const host = await portal(server.origin, hostPort);
  const context = await browser.newContext();
  // Storage may be blocked in a frame of another site.
  await context.addInitScript(() => {
    if (window.parent !== window) Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  });
  await context.request.post(`${server.origin}/app/personas/employee/sign-in`, { headers: HEADERS });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${hostPort}/`);
  const view = page.frameLocator("rotunda-view iframe");
  await expect(view.locator("[data-row] .card").first()).toBeVisible({ timeout: 20_000 });
  await expect(view.locator(".rail")).toHaveCount(0);
  await expect(view.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(view.locator("html")).toHaveAttribute("lang", "de");
  await expect.poll(() => page.evaluate(() => document.querySelector("rotunda-view iframe").clientHeight)).toBeGreaterThan(600);
  await expect.poll(() => page.evaluate(() => window.heard.find(([name]) => name === "rotunda-route")?.[1].path)).toBe("/feeds");
  await page.evaluate(() => window.postMessage({ rotunda: "height", height: 5 }, "*"));
  await view.getByRole("link", { name: "Neuigkeiten" }).click();
  await expect.poll(() => page.evaluate(() => window.heard.findLast(([name]) => name === "rotunda-route")?.[1].path)).toBe("/feeds/news");
  expect(await page.evaluate(() => document.querySelector("rotunda-view iframe").clientHeight)).toBeGreaterThan(600);
  await context.close();
  host.close();
  await server.remove();
});

test("a site that is not on the list shows nothing", async ({ browser, server }) => {
  const hostPort = await freePort();
  const host = await portal(server.origin, hostPort);
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused = page.waitForEvent("console", { predicate: (message) => /frame-ancestors/.test(message.text()) });
  await page.goto(`http://127.0.0.1:${hostPort}/`);
  await refused;
  await expect(page.frameLocator("rotunda-view iframe").locator(".feeds")).toHaveCount(0);
  await context.close();
  host.close();
});
