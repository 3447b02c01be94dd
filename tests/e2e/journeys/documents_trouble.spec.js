const { test, expect, Server, freePort, HEADERS, expectAccessible, picture } = require("../fixtures");
const { documentNamed, libraryIsThere, makeDocument, row } = require("../documents");

test("a killed backend costs nothing that was written, and the list stays", async ({ browser }) => {
  const server = new Server(await freePort());
  await server.start();
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  expect((await page.request.post("/app/personas/employee/sign-in", { headers: HEADERS })).ok()).toBeTruthy();
  await libraryIsThere(page);
  await page.getByRole("button", { name: "Add link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("https://a.example/in-the-dark");
  await dialog.getByLabel("Name").fill("Written in the dark");
  await server.kill();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/It was not saved. What you wrote is kept./)).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Written in the dark");
  await expect(row(page, "Travelling for Stilla")).toBeAttached();
  await server.start();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(row(page, "Written in the dark")).toBeVisible();
  expect(await documentNamed(page, "Written in the dark")).toBeDefined();
  await context.close();
  await server.remove();
});

test("a list that cannot be had says so and is there after Retry", async ({ open }) => {
  const page = await open("employee");
  await page.route(/\/api\/documents/, (route) => route.abort("connectionfailed"));
  await page.goto("/documents");
  await expect(page.getByText("The list could not be loaded.")).toBeVisible();
  await page.unroute(/\/api\/documents/);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(row(page, "Travelling for Stilla")).toBeVisible();
});

test("everything is done by keys alone", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Address")).toBeFocused();
  await page.keyboard.type("https://a.example/keys");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Made by keys");
  await dialog.getByRole("button", { name: "Add", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(row(page, "Made by keys")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("made by keys");
  await expect(page.locator("[data-row]:visible .table-row")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(row(page, "Made by keys").locator(".document-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".library-open h2")).toHaveText("Made by keys");
  await expect(page.locator(".library-open")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".library-open")).toHaveCount(0);
  await row(page, "Made by keys").locator("[aria-haspopup=menu]").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Delete “Made by keys” for everyone?")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(row(page, "Made by keys")).toHaveCount(0);
  await expect.poll(() => documentNamed(page, "Made by keys")).toBeUndefined();
});

for (const width of [390, 320]) {
  test(`a phone of ${width} px shows everything, one above the other`, async ({ open }) => {
    const page = await open("employee", { viewport: { width, height: 844 } });
    await makeDocument(page, `A document with a rather long name for ${width} px`);
    for (const section of ["", "/faqs", "/photos", "/videos"]) {
      await libraryIsThere(page, `/documents${section}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await libraryIsThere(page);
    await row(page, `for ${width} px`).locator(".document-link").click();
    const whole = page.locator(".library-open");
    await expect(whole.locator("h2")).toBeVisible();
    expect((await whole.boundingBox()).width).toBe(width);
    await whole.getByRole("button", { name: "Close" }).click();
    await expect(whole).toHaveCount(0);
    await page.getByRole("link", { name: "Photos" }).click();
    await expect(page.locator(".photo").first()).toBeVisible();
  });
}

const screens = {
  table: (page) => libraryIsThere(page),
  grid: (page) => libraryIsThere(page, "/documents?view=grid"),
  open: async (page) => {
    await libraryIsThere(page);
    await page.locator(".table-row", { hasText: "Delivery calendar" }).locator(".document-link").click();
    await expect(page.locator(".library-open .facts")).toBeVisible();
  },
  editor: async (page) => {
    await libraryIsThere(page);
    await page.locator(".table-row", { hasText: "Wind noise" }).locator("[aria-haspopup=menu]").click();
    await page.getByRole("menuitem").nth(1).click();
    await expect(page.getByRole("dialog").locator(".people-field").first()).toBeVisible();
  },
  faqs: async (page) => {
    await libraryIsThere(page, "/documents/faqs");
    await page.locator(".faq a").first().click();
    await expect(page.locator(".faq-answer")).toBeVisible();
  },
  new_faq: async (page) => {
    await libraryIsThere(page, "/documents/faqs");
    await page.keyboard.press("c");
    await expect(page.getByRole("dialog").locator(".question-fields")).toBeVisible();
  },
  photos: (page) => libraryIsThere(page, "/documents/photos"),
  videos: async (page) => {
    await libraryIsThere(page, "/documents/videos");
    await page.locator(".video-card", { hasText: "Tram ride" }).locator(".document-link").click();
    await expect(page.locator(".library-open video")).toBeVisible();
  },
};

for (const [look, options] of Object.entries({
  light: { theme: "light" },
  dark: { theme: "dark" },
  contrast: { theme: "contrast" },
  arabic: { language: "ar" },
})) {
  test(`axe finds nothing on any screen of the area, ${look}`, async ({ open }) => {
    test.setTimeout(120_000);
    const page = await open("employee", options);
    for (const [name, show] of Object.entries(screens)) {
      await show(page);
      await expectAccessible(page);
      await picture(page, `documents-${name}-${look}`);
    }
  });
}
