const { test, expect, Server, freePort, feedIsThere, makePost, card, HEADERS } = require("../fixtures");
const { png, file } = require("../pictures");

test("two browsers see each other's post without a reload", async ({ open }) => {
  const reader = await open("head");
  await reader.goto("/feeds");
  await feedIsThere(reader);
  const writer = await open("employee");
  await writer.goto("/feeds");
  await feedIsThere(writer);
  const text = `Hot off the press ${Date.now()}`;
  await writer.getByRole("button", { name: "New post" }).first().click();
  await writer.getByLabel("Text", { exact: true }).fill(text);
  await writer.getByRole("button", { name: "Publish" }).click();
  await expect(card(writer, text)).toBeVisible();

  const pill = reader.getByRole("button", { name: /\d+ new posts?/ });
  await expect(pill).toBeVisible();
  await expect(card(reader, text)).toHaveCount(0);
  await pill.click();
  await expect(card(reader, text)).toBeVisible();
  await expect(pill).toHaveCount(0);
});

test("a killed backend costs nothing that was written", async ({ browser }) => {
  const server = new Server(await freePort());
  await server.start();
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  expect((await page.request.post("/app/personas/employee/sign-in", { headers: HEADERS })).ok()).toBeTruthy();
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  const text = "Written while the lights went out";
  await page.getByLabel("Text", { exact: true }).fill(text);
  await server.kill();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText(/It was not published. Your text is kept./)).toBeVisible();
  await expect(page.getByText(/No connection to the server/)).toBeVisible();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(text);
  await server.start();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(card(page, text)).toBeVisible();
  const list = await (await page.request.get(`/api/posts?time=${new Date().toISOString()}&per_page=20`)).json();
  expect(list.posts.filter((post) => post.postText === text)).toHaveLength(1);
  await expect(page.getByText(/No connection to the server/)).toHaveCount(0);
  await context.close();
  await server.remove();
});

test("a session that ended elsewhere is renewed in place", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  const text = `Kept through the night ${Date.now()}`;
  await page.getByLabel("Text", { exact: true }).fill(text);
  const elsewhere = await open("employee");
  expect((await elsewhere.request.post("/app/sign-out", { headers: HEADERS, data: { everywhere: true } })).ok()).toBeTruthy();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: /Employee/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(text);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(card(page, text)).toBeVisible();
});

for (const [name, answer] of [
  ["a web page", { status: 200, contentType: "text/html", body: "<h1>Welcome to the proxy</h1>" }],
  ["broken JSON", { status: 200, contentType: "application/json", body: '{"posts":[{' }],
  ["an error without a body", { status: 500, body: "" }],
  ["too many requests", { status: 429, headers: { "retry-after": "7" }, contentType: "application/json", body: '{"statusCode":429,"message":"slow down"}' }],
]) {
  test(`a backend that answers ${name} is named, and asked again`, async ({ open }) => {
    const page = await open("employee");
    await page.route("**/api/posts?**", (route) => route.fulfill(answer));
    await page.goto("/feeds");
    await expect(page.getByText("The stream could not be loaded.")).toBeVisible();
    if (answer.status === 429) await expect(page.getByText("Wait 7 seconds.")).toBeVisible();
    await page.getByText("Details").click();
    await expect(page.getByText(/workdrive · GET \/posts/)).toBeVisible();
    await page.unroute("**/api/posts?**");
    await page.getByRole("button", { name: "Retry" }).click();
    await feedIsThere(page);
  });
}

test("files that are not what they say are refused, each with its reason", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  await page.locator("input[type=file]").setInputFiles([
    file("lie.png", Buffer.from("this is no picture at all, whatever its name says")),
    file("empty.png", Buffer.alloc(0)),
    file("program.exe", Buffer.from("MZ"), "application/x-msdownload"),
    file("huge.png", png(2100, 1700, [0, 0, 0], true)),
  ]);
  const row = (name) => page.locator(".tray-item", { hasText: name });
  await expect(row("lie.png")).toContainText("This kind of file is not accepted.");
  await expect(row("empty.png")).toContainText("The file is empty.");
  await expect(row("program.exe")).toContainText("This kind of file is not accepted.");
  await expect(row("huge.png")).toContainText(/The file is over/);
  await page.getByLabel("Text", { exact: true }).fill("With bad files");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Some files did not get through.", { exact: false })).toBeVisible();
});

test("scripts in a text, a link and a title stay texts", async ({ open }) => {
  const page = await open("employee", { viewport: { width: 1440, height: 1400 } });
  await page.addInitScript(() => (window.ran = false));
  const evil = "<script>window.ran=true</script><img src=x onerror=window.ran=true> [press](javascript:window.ran=true)";
  await makePost(page, { postText: evil });
  await makePost(page, { newsTitle: evil, postText: "fine" }, "news");
  for (const address of ["/feeds", "/feeds/news"]) {
    await page.goto(address);
    await expect(card(page, "<script>window.ran=true</script>")).toBeVisible();
    expect(await page.locator("[data-row] script, [data-row] img[src=x], [data-row] a[href^=javascript]").count()).toBe(0);
    expect(await page.evaluate(() => window.ran)).toBe(false);
  }
  const refused = await page.request.post("/api/posts", { headers: HEADERS, data: { permissions: { public: true }, postText: "x", links: ["javascript:alert(1)"] } });
  expect(refused.status()).toBe(400);
});

test("odd searches and odd addresses are answered calmly", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  const found = await page.request.get(`/app/people?search=${encodeURIComponent("'; DROP TABLE users; -- %_\\")}`);
  expect(found.status()).toBe(200);
  expect(await found.json()).toEqual([]);
  await page.goto("/feeds/posts/00000000-0000-4000-8000-000000000000");
  await expect(page.getByText("This post could not be opened.")).toBeVisible();
  await page.goto("/no/such/place");
  await expect(page.getByText("There is nothing at this address.")).toBeVisible();
  await page.getByRole("button", { name: "Go to Feeds" }).click();
  await feedIsThere(page);
});

test("a slow backend shows the shape of things and nothing jumps", async ({ open }) => {
  const page = await open("employee");
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/api/posts?**", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/feeds");
  await expect(page.locator(".skeletons").first()).toBeVisible();
  release();
  await feedIsThere(page);
  expect(await page.evaluate(() => window.shift)).toBeLessThan(0.01);
});
