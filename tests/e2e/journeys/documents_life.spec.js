const { test, expect, HEADERS } = require("../fixtures");
const { png, file } = require("../pictures");
const { documentNamed, documents, makeDocument, libraryIsThere, row, act } = require("../documents");

test("documents are filtered, sorted and opened by address, and back leads back", async ({ open }) => {
  const page = await open("employee");
  await makeDocument(page, "Aardvarks of Sweden", { category: "Studies", tags: ["zoo"] });
  await libraryIsThere(page);
  await page.getByRole("link", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(page.locator("[data-row]:visible .row-title").first()).toHaveText("Aardvarks of Sweden");
  const shown = await page.locator("[data-row]:visible .row-title").allTextContents();
  const names = (await documents(page)).map((document) => document.name);
  expect(names).toEqual(expect.arrayContaining(shown));

  await page.locator(".category-link", { hasText: "Studies" }).click();
  await expect(page).toHaveURL(/category=Studies/);
  const studies = (await documents(page)).filter((document) => document.category === "Studies");
  await expect(page.locator("[data-row]:visible .row-title")).toHaveCount(studies.length);

  await page.getByRole("searchbox").fill("zoo aard");
  await expect(page).toHaveURL(/q=zoo\+aard/);
  await expect(page.locator("[data-row]:visible .row-title")).toHaveText(["Aardvarks of Sweden"]);
  await row(page, "Aardvarks").locator(".document-link").click();
  await expect(page.locator(".library-open h2")).toHaveText("Aardvarks of Sweden");
  await expect(page.locator(".library-open").getByRole("link", { name: /Open at a\.example/ })).toBeVisible();
  const address = page.url();
  await page.goBack();
  await expect(page.locator(".library-open")).toHaveCount(0);
  await expect(page.getByRole("searchbox")).toHaveValue("zoo aard");
  await page.goForward();
  await expect(page.locator(".library-open h2")).toHaveText("Aardvarks of Sweden");

  await page.goto("/feeds");
  await page.goto(address);
  await expect(page.locator(".library-open h2")).toHaveText("Aardvarks of Sweden");
  await expect(page.getByRole("searchbox")).toHaveValue("zoo aard");
  await page.locator(".library-open").getByRole("link", { name: "#zoo" }).click();
  await expect(page.getByText("Only with #zoo")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page).toHaveURL(/\/documents$/);
  await page.getByRole("radio", { name: "Grid" }).check();
  await expect(page).toHaveURL(/view=grid/);
  await expect(page.locator(".tile-card", { hasText: "Aardvarks" })).toBeVisible();
});

test("a link is kept, changed, made a draft and published again, and deleted", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  await page.getByRole("button", { name: "Add link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("This is no address of the web")).toBeVisible();
  await dialog.getByLabel("Address").fill("https://intranet.example/canteen");
  await dialog.getByLabel("Name").fill("Menu of the canteen");
  await dialog.getByLabel("Category").selectOption({ label: "Handbook" });
  await expect(dialog.getByText(/people will see this/)).toBeVisible();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(row(page, "Menu of the canteen")).toBeVisible();
  const kept = await documentNamed(page, "Menu of the canteen");
  expect(kept).toMatchObject({ isPublished: true, category: "Handbook" });
  expect(kept.linkPreview[0].link).toBe("https://intranet.example/canteen");

  await act(page, row(page, "Menu of the canteen"), "Edit");
  await dialog.getByLabel("Name").fill("What there is to eat");
  await dialog.getByLabel("Tags").fill("#food, lunch");
  await dialog.getByLabel("Owners").fill("annika");
  await page.getByRole("option", { name: /Annika/ }).click();
  await expect(dialog.locator(".chip")).toHaveCount(2);
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel("Expires").fill(soon);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row(page, "What there is to eat").locator(".badge.warning")).toHaveText(/Expires/);
  const changed = await documentNamed(page, "What there is to eat");
  expect(changed.tags).toEqual(["food", "lunch"]);
  expect(changed.owners).toHaveLength(2);
  expect(changed.expiry.slice(0, 10)).toBe(soon);
  expect(changed.linkPreview).toHaveLength(1);

  await act(page, row(page, "What there is to eat"), "Edit");
  await dialog.getByRole("button", { name: /Remove Annika/ }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await documentNamed(page, "What there is to eat")).owners.length).toBe(1);

  await act(page, row(page, "What there is to eat"), "Make it a draft");
  await expect(row(page, "What there is to eat").getByText("Draft")).toBeVisible();
  expect((await documentNamed(page, "What there is to eat")).isPublished).toBe(false);
  const other = await open("head");
  expect(await documentNamed(other, "What there is to eat")).toBeUndefined();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, "What there is to eat").getByText("Draft")).toHaveCount(0);
  expect((await documentNamed(page, "What there is to eat")).isPublished).toBe(true);

  await act(page, row(page, "What there is to eat"), "Delete");
  await expect(dialog.getByText("Delete “What there is to eat” for everyone?")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(row(page, "What there is to eat")).toHaveCount(0);
  await expect.poll(() => documentNamed(page, "What there is to eat")).toBeUndefined();
});

test("what is uploaded is shown in place, as well as a browser can", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  await page.locator(".library-add input[type=file]").setInputFiles([
    file("plan.md", Buffer.from("# The plan\n\n**Begin** early."), "text/markdown"),
    file("log.txt", Buffer.from("first line\nsecond line"), "text/plain"),
    file("map.png", png(640, 400, [200, 60, 50])),
  ]);
  await page.getByRole("dialog").getByRole("button", { name: "Add 3 documents" }).click();
  await expect(page.locator(".intake-head p")).toHaveText("3 uploaded");
  await page.getByRole("button", { name: "Close the uploads" }).click();
  const whole = page.locator(".library-open");
  await row(page, "plan.md").locator(".document-link").click();
  await expect(whole.locator(".markdown strong")).toHaveText("Begin");
  await row(page, "log.txt").locator(".document-link").click();
  await expect(whole.locator("pre")).toHaveText("first line\nsecond line");
  await row(page, "map.png").locator(".document-link").click();
  await whole.getByRole("button", { name: "See map.png whole" }).click();
  await expect(page.locator(".lightbox img")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".lightbox")).toHaveCount(0);
  await row(page, "Travelling for Stilla").locator(".document-link").click();
  await expect(whole.locator("object.preview-pdf")).toHaveAttribute("data", /^blob:/);
  await expect(whole.getByRole("link", { name: /travel\.pdf/ })).toHaveAttribute("download", "travel.pdf");
});

test("who may not change a document is offered no way to, and a refusal is said and remembered", async ({ open }) => {
  const author = await open("head");
  await makeDocument(author, "Only for reading");
  const page = await open("employee");
  const me = await (await page.request.get("/app/me", { headers: HEADERS })).json();
  await makeDocument(author, "Kept by two", { ownerIds: [me.user.id] });
  await libraryIsThere(page);
  await row(page, "Only for reading").locator("[aria-haspopup=menu]").click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem")).toHaveCount(1);
  await page.keyboard.press("Escape");

  await act(page, row(page, "Kept by two"), "Delete");
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(/It was not deleted/)).toBeVisible();
  await expect(row(page, "Kept by two")).toBeVisible();
  expect(await documentNamed(page, "Kept by two")).toBeDefined();
  await row(page, "Kept by two").locator("[aria-haspopup=menu]").click();
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
});

test("an address of nothing says so", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/00000000-0000-7000-8000-000000000001");
  await expect(page.locator(".library-open").getByText("This could not be opened.")).toBeVisible();
  await page.locator(".library-open").getByRole("button", { name: "Close" }).click();
  await expect(page.locator(".library-open")).toHaveCount(0);
});
