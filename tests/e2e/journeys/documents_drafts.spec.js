// What is typed in a form of Documents stays until it is saved or discarded.
const { test, expect, HEADERS } = require("../fixtures");
const { png, file } = require("../pictures");
const { act, documentNamed, libraryIsThere, makeDocument, row } = require("../documents");

const form = (page) => page.getByRole("dialog");

/** Closes the form as one does by mistake. */
async function leave(page) {
  await page.keyboard.press("Escape");
  await expect(form(page)).toHaveCount(0);
}

test("a new link is there again after Escape, another page and a reload, until it is discarded", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  const link = () => page.getByRole("button", { name: "Add link" }).click();
  await link();
  await form(page).getByLabel("Address").fill("https://a.example/kept");
  await form(page).getByLabel("Category").selectOption({ label: "Plans" });
  await form(page).getByLabel("Who may see it").selectOption({ label: "Only its owners" });
  await leave(page);
  await page.goto("/feeds");
  await libraryIsThere(page);
  await link();
  await expect(form(page).getByLabel("Address")).toHaveValue("https://a.example/kept");
  await expect(form(page).getByLabel("Category").locator("option:checked")).toHaveText("Plans");
  await expect(form(page).getByLabel("Who may see it").locator("option:checked")).toHaveText("Only its owners");
  await libraryIsThere(page, "/documents/videos");
  await link();
  await expect(form(page).getByLabel("Address"), "a video's is another").toHaveValue("");
  await leave(page);
  await libraryIsThere(page);
  await link();
  await form(page).getByRole("button", { name: "Discard draft" }).click();
  await link();
  await expect(form(page).getByLabel("Address")).toHaveValue("");
  await leave(page);
});

test("a FAQ is there again with all its questions, and gone once it is saved", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/faqs");
  const write = () => page.getByRole("button", { name: "New FAQ" }).click();
  const question = `Is it kept ${Date.now()}?`;
  await write();
  await form(page).getByLabel("Question").fill(question);
  await form(page).getByLabel("Answer").fill("Yes.");
  await form(page).getByRole("button", { name: "Add another question" }).click();
  await form(page).getByLabel("Question").nth(1).fill("Where?");
  await form(page).getByLabel("Tags").fill("kept");
  await leave(page);
  await libraryIsThere(page, "/documents/faqs");
  await write();
  await expect(form(page).getByLabel("Question").nth(0)).toHaveValue(question);
  await expect(form(page).getByLabel("Answer").nth(0)).toHaveValue("Yes.");
  await expect(form(page).getByLabel("Question").nth(1)).toHaveValue("Where?");
  await expect(form(page).getByLabel("Tags")).toHaveValue("kept");
  await form(page).getByLabel("Answer").nth(1).fill("In this browser.");
  await form(page).getByRole("button", { name: "Add", exact: true }).click();
  await expect(form(page)).toHaveCount(0);
  await write();
  await expect(form(page).getByLabel("Question")).toHaveCount(1);
  await expect(form(page).getByLabel("Question")).toHaveValue("");
  await leave(page);
});

test("changes of a document are there again, what was not touched follows the document, and Cancel drops them", async ({ open }) => {
  const page = await open("employee");
  const name = `Kept ${Date.now()}`;
  const made = await makeDocument(page, name, { tags: ["old"] });
  await libraryIsThere(page);
  await act(page, row(page, name), "Edit");
  await form(page).getByLabel("Name").fill(`${name}, changed`);
  await leave(page);
  const other = await page.request.patch(`/api/documents/${made.id}`, { headers: HEADERS, data: { kb: { tags: ["new"] } } });
  expect(other.ok(), await other.text()).toBeTruthy();
  await libraryIsThere(page);
  await act(page, row(page, name), "Edit");
  await expect(form(page).getByLabel("Name")).toHaveValue(`${name}, changed`);
  await expect(form(page).getByLabel("Tags")).toHaveValue("new");
  await form(page).getByRole("button", { name: "Cancel" }).click();
  await act(page, row(page, name), "Edit");
  await expect(form(page).getByLabel("Name")).toHaveValue(name);
  await form(page).getByLabel("Name").fill(`${name}, saved`);
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(row(page, `${name}, saved`)).toBeVisible();
  expect((await documentNamed(page, `${name}, saved`)).tags).toEqual(["new"]);
});

test("what is said of a photo is there again", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/photos");
  await page.locator(".library-add input[type=file]").setInputFiles([file("kept.png", png(300, 200, [90, 90, 160]))]);
  await page.getByRole("button", { name: "Add 1 photo" }).click();
  await expect(page.locator(".intake-head p")).toHaveText("1 uploaded");
  await page.getByRole("button", { name: "Close the uploads" }).click();
  const photo = page.locator("[data-row]:visible .photo", { hasText: "kept.png" }).first();
  await photo.hover();
  await act(page, photo, "Edit");
  await form(page).getByLabel("Description").fill("A wall, kept.");
  await leave(page);
  await photo.hover();
  await act(page, photo, "Edit");
  await expect(form(page).getByLabel("Description")).toHaveValue("A wall, kept.");
  await form(page).getByRole("button", { name: "Cancel" }).click();
});

test("a file that was chosen in a form is there again after other pages, until it is saved or discarded", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  const name = `chosen-${Date.now()}.txt`;
  await page.locator(".library-add input[type=file]").setInputFiles([file(name, Buffer.from("first"), "text/plain")]);
  await form(page).getByRole("button", { name: "Add 1 document" }).click();
  await expect(page.locator(".intake-head p")).toHaveText("1 uploaded");
  await page.getByRole("button", { name: "Close the uploads" }).click();
  const choose = async (text) => {
    await act(page, row(page, name), "Edit");
    await form(page).getByLabel("Replace the file").setInputFiles([file("second.txt", Buffer.from(text), "text/plain")]);
    await expect(form(page).getByText("second.txt")).toBeVisible();
  };
  await choose("second, dropped");
  await form(page).getByRole("button", { name: "Cancel", exact: true }).click();
  await act(page, row(page, name), "Edit");
  await expect(form(page).getByText("second.txt")).toHaveCount(0);
  await form(page).getByRole("button", { name: "Cancel", exact: true }).click();

  await choose("second, kept");
  await leave(page);
  await page.locator(".rail a[href='/feeds']").click();
  await expect(page).toHaveURL(/\/feeds/);
  await page.locator(".rail a[href='/documents']").click();
  await act(page, row(page, name), "Edit");
  await expect(form(page).getByText("second.txt")).toBeVisible();
  await form(page).getByRole("button", { name: "Save" }).click();
  await expect(form(page)).toHaveCount(0);
  const made = await documentNamed(page, name);
  const answer = await page.request.get(made.file.url);
  expect(await answer.text()).toBe("second, kept");
});
