const { test, expect, feedIsThere, expectAccessible, picture } = require("../fixtures");
const { chatsAreThere, row } = require("../chats");

/** Opens the first conversation whose address begins so. */
async function room(page, source) {
  await chatsAreThere(page, `/chats?source=${source}`);
  await row(page, "").click();
  await expect(page.locator(".messages .list-slot:visible .message").first()).toBeVisible();
}

const screens = {
  feed: async (page) => {
    await page.goto("/feeds");
    await feedIsThere(page);
  },
  news: async (page) => {
    await page.goto("/feeds/news");
    await feedIsThere(page);
  },
  item: async (page) => {
    await page.goto("/feeds");
    await feedIsThere(page);
    await page.locator("[data-row]:visible .card-comments").first().click();
    await expect(page.locator(".feeds-open .comments")).toBeVisible();
  },
  composer: async (page) => {
    await page.goto("/feeds");
    await feedIsThere(page);
    await page.locator(".prompt").click();
    await expect(page.locator(".composer textarea")).toBeVisible();
    await expect(page.locator(".viewers-sample")).toBeVisible();
  },
  audience: async (page) => {
    await screens.composer(page);
    await page.locator(".audience select").selectOption({ index: 3 });
    await expect(page.locator(".checks").first()).toBeVisible();
  },
  chats: async (page) => {
    await chatsAreThere(page);
    await expect(page.locator(".conversation-last").first()).toBeVisible();
  },
  chat: (page) => room(page, "workdrive"),
  chat_of_clients: (page) => room(page, "qwil"),
  chat_of_streams: (page) => room(page, "symphony"),
  chat_members: async (page) => {
    await room(page, "workdrive");
    await page.locator(".pane-tools button").nth(-2).click();
    await expect(page.locator(".chats-panel .member").first()).toBeVisible();
  },
  chat_search: async (page) => {
    await room(page, "symphony");
    await page.locator(".pane-tools button").first().click();
    await expect(page.locator(".chats-panel .search-form")).toBeVisible();
  },
  chat_new: async (page) => {
    await chatsAreThere(page);
    await page.locator(".chats-head button").last().click();
    await expect(page.getByRole("dialog").locator(".picker")).toBeVisible();
  },
  chat_writing: async (page) => {
    await room(page, "workdrive");
    await page.locator("[data-composer]").fill("**Soup** and `bread` @");
    await expect(page.locator(".chat-composer .candidates [role=option]").first()).toBeVisible();
  },
  settings: async (page) => {
    await page.goto("/settings");
    await expect(page.locator(".settings .profile")).toBeVisible();
  },
  palette: async (page) => {
    await screens.settings(page);
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").fill("an");
    await expect(page.locator(".palette [role=option]").first()).toBeVisible();
  },
  keys: async (page) => {
    await page.goto("/feeds");
    await feedIsThere(page);
    await page.keyboard.press("?");
    await expect(page.locator(".key-sheet")).toBeVisible();
  },
  empty: async (page) => {
    await page.goto("/feeds?tag=nothing-has-this-tag");
    await expect(page.locator(".stream-end .note")).toBeVisible();
  },
  nowhere: async (page) => {
    await page.goto("/no/such/place");
    await expect(page.locator(".nowhere")).toBeVisible();
  },
};

const looks = {
  light: { theme: "light" },
  dark: { theme: "dark" },
  contrast: { theme: "contrast" },
  phone: { theme: "light", viewport: { width: 390, height: 844 } },
  tablet: { theme: "light", viewport: { width: 820, height: 1180 } },
  arabic: { theme: "light", language: "ar" },
  german: { theme: "light", language: "de", viewport: { width: 320, height: 700 } },
};

for (const [look, options] of Object.entries(looks)) {
  test(`every screen is accessible and in order: ${look}`, async ({ open }) => {
    test.setTimeout(300_000);
    const page = await open("employee", { reducedMotion: "reduce", ...options });
    for (const [name, go] of Object.entries(screens)) {
      await go(page);
      await picture(page, `${name}-${look}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, `${name} is not wider than its screen`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
    const stranger = await open(null, { reducedMotion: "reduce", ...options });
    await stranger.goto("/");
    await expect(stranger.locator(".persona").first()).toBeVisible();
    await picture(stranger, `sign_in-${look}`);
    await expectAccessible(stranger);
  });
}

test("Arabic mirrors the page", async ({ open }) => {
  const page = await open("employee", { language: "ar" });
  await page.goto("/feeds");
  await feedIsThere(page);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const rail = await page.locator(".rail").boundingBox();
  expect(rail.x).toBeGreaterThan(1000);
});
