const { test, expect, feedIsThere, makePost, card, picture, HEADERS } = require("../fixtures");
const { png, file } = require("../pictures");

test("a post with two pictures and a mention appears and is seen by others", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  const text = page.getByLabel("Text", { exact: true });
  await text.fill("Two pictures for ");
  await text.press("End");
  await text.pressSequentially("@anni");
  await expect(page.getByRole("option", { name: /Annika/ })).toBeVisible();
  await text.press("Enter");
  await expect(text).toHaveValue(/Two pictures for @\[Annika [^\]]+\]\(user:[0-9a-f-]{36}\) $/);
  await page.locator("input[type=file]").setInputFiles([
    file("red.png", png(640, 400, [200, 60, 50])),
    file("blue.png", png(640, 400, [50, 90, 200])),
  ]);
  await expect(page.locator(".tray-item")).toHaveCount(2);
  await expect(page.locator(".tray-picture")).toHaveCount(2);
  await expect(page.getByText(/people will see this/)).toBeVisible();
  await picture(page, "composer-full");
  await page.getByRole("button", { name: "Publish" }).click();
  const mine = card(page, "Two pictures for");
  await expect(mine).toBeVisible();
  await expect(mine.locator(".tile")).toHaveCount(2);
  await expect(mine.getByRole("link", { name: /@Annika/ })).toBeVisible();
  await mine.locator(".tile").first().click();
  await expect(page.getByRole("heading", { name: "Picture 1 of 2" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "Picture 2 of 2" })).toBeVisible();
  await page.keyboard.press("Escape");

  const other = await open("head");
  await other.goto("/feeds");
  await expect(card(other, "Two pictures for")).toBeVisible();
});

test("an own post is edited", async ({ open }) => {
  const page = await open("employee");
  await makePost(page, { postText: "Before the change" });
  await page.goto("/feeds");
  await card(page, "Before the change").getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByLabel("Text", { exact: true }).fill("After the change");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card(page, "After the change")).toBeVisible();
  await expect(card(page, "After the change").getByText("edited")).toBeVisible();
  await page.reload();
  await expect(card(page, "After the change")).toBeVisible();
});

test("a deleted post comes back with Undo", async ({ open }) => {
  const page = await open("employee");
  await makePost(page, { postText: "To be missed" });
  await page.goto("/feeds");
  await card(page, "To be missed").getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(card(page, "To be missed")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(page, "To be missed")).toBeVisible();
  await page.reload();
  await expect(card(page, "To be missed")).toBeVisible();
});

test("another's post offers neither edit nor delete", async ({ open }) => {
  const author = await open("head");
  await makePost(author, { postText: "Not yours to change" });
  const page = await open("employee");
  await page.goto("/feeds");
  await card(page, "Not yours to change").getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
  await expect(page.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
});

test("a reaction is added and taken back, a comment written, changed and deleted", async ({ open }) => {
  const page = await open("employee");
  await makePost(page, { postText: "Say something about this" });
  await page.goto("/feeds");
  const mine = card(page, "Say something about this");
  await mine.getByRole("button", { name: "React" }).click();
  await page.getByRole("button", { name: "🎉", exact: true }).click();
  const chip = mine.getByRole("button", { name: "1 reaction 🎉" });
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await chip.click();
  await expect(mine.getByRole("button", { name: /reaction 🎉/ })).toHaveCount(0);

  await mine.getByRole("button", { name: "Comment" }).click();
  const open_item = page.locator(".feeds-open");
  await open_item.getByLabel("Write a comment…").fill("First words");
  await open_item.getByRole("button", { name: "Send" }).click();
  await expect(open_item.getByText("First words")).toBeVisible();
  await expect(mine.getByText("1 comment")).toBeVisible();
  await open_item.locator(".comment").getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await open_item.locator(".comment-edit textarea").fill("Better words");
  await open_item.getByRole("button", { name: "Save" }).click();
  await expect(open_item.getByText("Better words")).toBeVisible();
  await open_item.locator(".comment").getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(open_item.getByText("Better words")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(open_item.getByText("Better words")).toBeVisible();
});

test("news have a title, a category and a cover", async ({ open }) => {
  const page = await open("head");
  await page.goto("/feeds/news");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New story" }).first().click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("A story needs a title.").first()).toBeVisible();
  await page.getByLabel("Title").fill("The canteen has a new oven");
  const category = page.locator(".composer").getByLabel("Category");
  await expect(category.locator("option")).not.toHaveCount(1);
  await category.selectOption({ index: 1 });
  await page.locator(".cover-field input[type=file]").setInputFiles(file("cover.png", png(1200, 600, [220, 180, 90])));
  await expect(page.locator(".cover-preview")).toBeVisible();
  await page.getByLabel("Text", { exact: true }).fill("It bakes **bread**.");
  await page.getByRole("button", { name: "Publish" }).click();
  const story = card(page, "The canteen has a new oven");
  await expect(story.locator(".card-cover")).toBeVisible();
  await expect(story.locator(".card-category")).toBeVisible();
  await expect(story.locator("strong")).toHaveText("bread");
});

test("an audience is respected in the list and by address", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  await page.getByLabel("Text", { exact: true }).fill("Between me and my diary");
  await page.getByLabel("Who may see it").selectOption({ label: "Only me" });
  await expect(page.getByText("Only you will see this")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  const mine = card(page, "Between me and my diary");
  await expect(mine).toBeVisible();
  const id = await mine.locator("xpath=ancestor::*[@data-row]").getAttribute("data-row");

  const other = await open("head");
  await other.goto("/feeds");
  await feedIsThere(other);
  await expect(card(other, "Between me and my diary")).toHaveCount(0);
  await other.goto(`/feeds/posts/${id}`);
  await expect(other.getByText("This post could not be opened.")).toBeVisible();
  expect((await other.request.get(`/app/posts/${id}`)).status()).toBe(404);
});

test("a draft survives a reload", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  await page.getByLabel("Text", { exact: true }).fill("Half a thought");
  await page.reload();
  await feedIsThere(page);
  await page.getByRole("button", { name: "New post" }).first().click();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("Half a thought");
  await page.getByRole("button", { name: "Discard draft" }).click();
  await page.getByRole("button", { name: "New post" }).first().click();
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("");
  expect((await page.request.post("/app/sign-out", { headers: HEADERS, data: {} })).ok()).toBeTruthy();
});
