const { test, expect } = require("../fixtures");
const { documents, documentNamed, drop, libraryIsThere, row } = require("../documents");

const note = (name) => ({ name, type: "text/plain", text: `This is ${name}.` });

test("of fifty files dropped at once with the network cut in the middle each is there once in the end", async ({ open }) => {
  // What the app fetches of itself in the background may fall into the cut, and is fetched again when it is wanted.
  const page = await open("employee", { expected: ["Failed to fetch"] });
  await libraryIsThere(page);
  const names = Array.from({ length: 50 }, (_, number) => `dropped ${number}.txt`);
  // The answer to the tenth is lost: the server has made it and the page does not know.
  let made = 0;
  await page.route(/\/api\/documents/, async (route) => {
    if (route.request().method() !== "POST" || ++made < 10) return route.continue();
    if (made === 10) {
      await route.fetch();
      await page.context().setOffline(true);
    }
    return route.abort("connectionfailed");
  });
  await drop(page, names.map(note));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("and 45 more")).toBeVisible();
  await dialog.getByLabel("Category").selectOption({ label: "Plans" });
  await dialog.getByRole("button", { name: "Add 50 documents" }).click();

  const said = page.locator(".intake-head p");
  await expect(said).toHaveText(/^\d+ uploaded · \d+ failed$/, { timeout: 30_000 });
  const [, done, failed] = (await said.textContent()).match(/(\d+) uploaded · (\d+) failed/).map(Number);
  expect(done + failed).toBe(50);
  expect(done).toBe(9);
  // Every one that failed says why and may be tried again.
  await expect(page.locator(".tray-item.failed")).toHaveCount(failed);
  await expect(page.locator(".tray-item.failed").getByRole("button", { name: /^Retry dropped/ })).toHaveCount(failed);
  for (const why of await page.locator(".tray-item.failed .tray-line").allTextContents()) expect(why).not.toBe("");

  await page.unroute(/\/api\/documents/);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: `Retry ${failed} failed` }).click();
  await expect(said).toHaveText("50 uploaded", { timeout: 30_000 });
  const kept = (await documents(page)).filter((document) => document.name.startsWith("dropped "));
  expect(kept.map((document) => document.name).sort()).toEqual([...names].sort());
  expect(kept.every((document) => document.category === "Plans" && document.isPublished)).toBe(true);
  await page.getByRole("button", { name: "Close the uploads" }).click();
  await expect(page.locator(".intake")).toHaveCount(0);
});

test("what is not accepted is said, and what is cancelled is not made", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  // The bytes wait until they are given up.
  await page.route(/\/app\/uploads/, () => {});
  await drop(page, [
    note("given up.txt"),
    { name: "program.exe", type: "application/x-msdownload", text: "MZ" },
    { name: "nothing.txt", type: "text/plain", text: "" },
  ]);
  await page.getByRole("button", { name: "Add 3 documents" }).click();
  await expect(page.locator(".tray-item", { hasText: "program.exe" })).toContainText("This kind of file is not accepted.");
  await expect(page.locator(".tray-item", { hasText: "nothing.txt" })).toContainText("The file is empty.");
  await page.getByRole("button", { name: "Cancel given up.txt" }).click();
  await expect(page.locator(".intake-head p")).toHaveText("0 uploaded · 2 not accepted");
  expect(await documentNamed(page, "given up.txt")).toBeUndefined();
});

test("uploads go on while one is elsewhere", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(/\/app\/uploads/, async (route) => {
    await held;
    await route.continue();
  });
  await drop(page, [note("carried on.txt")]);
  await page.getByRole("button", { name: "Add 1 document" }).click();
  await expect(page.locator(".intake-head p")).toHaveText("Uploading: 0 of 1");
  await page.getByRole("link", { name: "Feeds" }).click();
  await expect(page.locator("[data-row] .card").first()).toBeVisible();
  release();
  await expect.poll(() => documentNamed(page, "carried on.txt")).toBeDefined();
  await page.goBack();
  await expect(page.locator(".intake-head p")).toHaveText("1 uploaded");
  await expect(row(page, "carried on.txt")).toBeVisible();
});
