const { test, expect, feedIsThere, makePost, card, HEADERS } = require("../fixtures");

test("a thousand posts are read in a window of rows", async ({ open }) => {
  const page = await open("employee");
  for (let start = 0; start < 900; start += 30) {
    await Promise.all(Array.from({ length: 30 }, (_, i) => makePost(page, { postText: `Thousand ${start + i}`, tags: ["thousand"] })));
  }
  await page.goto("/feeds");
  await feedIsThere(page);
  const seen = new Set();
  let most = 0;
  for (let round = 0; round < 400 && seen.size < 1000; round++) {
    const state = await page.evaluate(async () => {
      const list = document.querySelector("[data-scroller]");
      list.scrollTop += list.clientHeight * 0.9;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);
      return { rows: document.querySelectorAll("[data-row]").length, shown: rows.map((row) => row.dataset.row) };
    });
    most = Math.max(most, state.rows);
    expect(new Set(state.shown).size, "no row is there twice").toBe(state.shown.length);
    for (const id of state.shown) seen.add(id);
    if (state.shown.length === 0) await page.waitForFunction(() => document.querySelector("[data-row]"));
  }
  expect(seen.size).toBeGreaterThanOrEqual(1000);
  expect(most).toBeLessThanOrEqual(60);
});

test("the place in the stream is kept while a post is open", async ({ open }) => {
  const page = await open("employee", { viewport: { width: 820, height: 1180 } });
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.evaluate(() => (document.querySelector("[data-scroller]").scrollTop = 2500));
  const comments = page.locator("[data-row]:visible .card-comments").first();
  await expect(comments).toBeVisible();
  const target = page.locator("[data-row]:visible", { has: page.locator(".card-comments") }).nth(2);
  const before = await page.evaluate(() => document.querySelector("[data-scroller]").scrollTop);
  const box = await target.boundingBox();
  await target.locator(".card-comments").click();
  await expect(page.locator(".feeds-open .card")).toBeVisible();
  await page.goBack();
  await expect(page.locator(".feeds-open")).toHaveCount(0);
  const after = await page.evaluate(() => document.querySelector("[data-scroller]").scrollTop);
  expect(Math.abs(after - before)).toBeLessThan(1200);
  expect(box).not.toBeNull();
});

test("coming back from settings the stream stands where it stood", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.evaluate(() => (document.querySelector("[data-scroller]").scrollTop = 3000));
  const place = () =>
    page.evaluate(() => {
      const top = document.querySelector("[data-scroller]").getBoundingClientRect().top;
      const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);
      const row = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
      return [row?.dataset.row, Math.round(top - row?.getBoundingClientRect().top)];
    });
  const isAt = (one, other) => one?.[0] && one[0] === other?.[0] && Math.abs(one[1] - other[1]) <= 2;
  // What was jumped to is drawn and measured, and its pictures come.
  let before;
  let readings = 0;
  await expect
    .poll(async () => {
      const now = await place();
      readings = isAt(now, before) ? readings + 1 : 0;
      before = now;
      return readings;
    }, { intervals: [200] })
    .toBeGreaterThan(4);
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Appearance" })).toBeVisible();
  await page.goBack();
  await feedIsThere(page);
  await expect.poll(async () => isAt(await place(), before)).toBe(true);
});

test("sort, tag and author have addresses", async ({ open }) => {
  const page = await open("employee");
  const mine = await makePost(page, { postText: "About #narrowing things", tags: ["narrowing"] });
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByLabel("Sort").selectOption({ label: "Most comments" });
  await expect(page).toHaveURL(/sort=commented/);
  await page.goto("/feeds?tag=narrowing");
  await expect(card(page, "About #narrowing things")).toBeVisible();
  await expect(page.getByText("Tagged #narrowing")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page).toHaveURL(/\/feeds$/);
  await page.request.delete(`/api/posts/${mine.id}`, { headers: HEADERS });
});

test("the first painted post needs few requests", async ({ open }) => {
  const page = await open("employee");
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.goto("/feeds");
  await feedIsThere(page);
  const needed = requests.filter((path) => !path.startsWith("/app/media") && !/\.(svg|webmanifest)$/.test(path) && path !== "/app/live");
  expect(needed.length, needed.join("\n")).toBeLessThanOrEqual(8);
  expect(needed.filter((path) => path === "/api/posts")).toHaveLength(1);
  expect(needed.filter((path) => path === "/app/me")).toHaveLength(1);
});

test("the menu of another card takes the place of an open one, and a second press closes it", async ({ open }) => {
  const page = await open("employee", { viewport: { width: 1280, height: 1600 } });
  await page.goto("/feeds");
  const buttons = page.locator(".card").getByRole("button", { name: "More actions" });
  await buttons.nth(0).click();
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await buttons.nth(1).click();
  await expect(buttons.nth(1)).toHaveAttribute("aria-expanded", "true");
  await expect(buttons.nth(0)).toHaveAttribute("aria-expanded", "false");
  await expect(page.getByRole("menu")).toHaveCount(1);
  await buttons.nth(1).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
  await buttons.nth(1).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(buttons.nth(1)).toBeFocused();
});

test("another language is there at once, and the focus stays on its choice", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/settings");
  const language = page.locator(".settings select");
  await language.selectOption({ label: "Deutsch" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Einstellungen");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(language).toBeFocused();
});
