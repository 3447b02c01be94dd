// One server a worker with demo data, people who use it, and what every page is held to.
const base = require("@playwright/test");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const os = require("node:os");
const path = require("node:path");
const axe = require.resolve("axe-core");

const SCREENS = path.join(__dirname, "../../target/screens");
const HEADERS = { "x-rotunda": "1" };

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** A server process with a folder of its own; it can be killed and come back on the same port with the same data. */
class Server {
  constructor(port, config = "") {
    this.port = port;
    this.data = fs.mkdtempSync(path.join(os.tmpdir(), "rotunda-e2e-"));
    if (config) fs.writeFileSync(path.join(this.data, "rotunda.toml"), config);
    this.origin = `http://127.0.0.1:${port}`;
  }

  async start() {
    const program = process.env.ROTUNDA_SERVER;
    if (!program) throw new Error("ROTUNDA_SERVER is not set: run `cargo xtask test e2e`");
    const args = ["serve", "--port", String(this.port), "--data", this.data, "--demo", "small", "--app-dir", process.env.ROTUNDA_APP_DIR];
    this.process = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    this.process.stderr.on("data", (text) => (said = (said + text).slice(-4000)));
    const deadline = Date.now() + 90_000;
    for (;;) {
      if (this.process.exitCode !== null) throw new Error(`the server ended: ${said}`);
      const answer = await fetch(`${this.origin}/app/health`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`the server does not answer: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async kill() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
  }

  async remove() {
    await this.kill();
    fs.rmSync(this.data, { recursive: true, force: true });
  }
}

const test = base.test.extend({
  server: [
    async ({}, use) => {
      const server = new Server(await freePort());
      await server.start();
      await use(server);
      await server.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  /** Opens a browser of its own, signed in as a persona (or as nobody), whose pages must not fail. */
  open: async ({ browser, server }, use, info) => {
    const contexts = [];
    const problems = [];
    const open = async (persona, options = {}) => {
      const { theme, language, expected = [], ...rest } = options;
      const context = await browser.newContext({ baseURL: server.origin, locale: "en-GB", timezoneId: "Europe/Stockholm", ...rest });
      contexts.push(context);
      if (theme) await context.addInitScript((value) => localStorage.setItem("rotunda.theme", JSON.stringify(value)), theme);
      if (language) await context.addInitScript((value) => localStorage.setItem("rotunda.language", JSON.stringify(value)), language);
      if (persona) {
        const answer = await context.request.post(`/app/personas/${persona}/sign-in`, { headers: HEADERS });
        base.expect(answer.ok(), `sign in as ${persona}`).toBeTruthy();
      }
      const page = await context.newPage();
      page.on("pageerror", (error) => problems.push(`page error: ${error}`));
      page.on("console", (message) => {
        const text = message.text();
        // A refused or broken request is part of some journeys; what the app makes of it is what they look at.
        const isRequest = /^Failed to load resource/.test(text) || /net::ERR_/.test(text);
        if (message.type() === "error" && !isRequest && !expected.some((part) => text.includes(part))) problems.push(text);
      });
      return page;
    };
    await use(open);
    for (const context of contexts) await context.close();
    base.expect(problems, `${info.title}: nothing goes wrong unseen`).toEqual([]);
  },
});

/** Makes a post by the API, as whoever is signed in in `context`. */
async function makePost(page, post, stream = "posts") {
  const answer = await page.request.post(`/api/${stream}`, {
    headers: HEADERS,
    data: { permissions: { public: true }, status: "PUBLISHED", tags: [], ...post },
  });
  base.expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** No violation of any of axe's rules. */
async function expectAccessible(page) {
  // The page's policy lets no foreign script in; the debugger may bring one.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(fs.readFileSync(axe, "utf8"));
  const found = await page.evaluate(async () => {
    // What fades in has its colours when it is there; what shimmers while it loads never ends.
    const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
    const fades = document.getAnimations().filter(ends).map((animation) => animation.finished.catch(() => {}));
    await Promise.race([Promise.all(fades), new Promise((done) => setTimeout(done, 2000))]);
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
  base.expect(found).toEqual([]);
}

/** Keeps a picture of the page to be looked at. */
async function picture(page, name) {
  fs.mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENS, `${name}.png`) });
}

/** Waits for the first card. */
async function feedIsThere(page) {
  await base.expect(page.locator("[data-row] .card").first()).toBeVisible({ timeout: 20_000 });
}

/** The card that contains a text. */
const card = (page, text) => page.locator("[data-row]:visible .card", { hasText: text }).first();

module.exports = { test, expect: base.expect, Server, freePort, makePost, expectAccessible, picture, feedIsThere, card, HEADERS };
