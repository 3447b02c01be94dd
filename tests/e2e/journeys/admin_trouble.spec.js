const { test, expect, HEADERS } = require("../fixtures");
const { openScreen, openRow, form, csv, customersNamed } = require("../admin");
const fs = require("node:fs");

/** Holds requests until they are let go. */
async function hold(page, address, method, from = 1) {
  const held = { seen: 0 };
  const free = new Promise((resolve) => (held.free = resolve));
  await page.route(address, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    held.seen += 1;
    if (held.seen >= from) await free;
    return route.continue();
  });
  return held;
}

/** A file with so many customers. */
const people = (mark, count) => csv("people.csv", [["display name", "email"], ...Array.from({ length: count }, (_, n) => [`${mark} ${n}`, `${mark}.${n}@example.com`])]);

async function startImport(page, mark, count) {
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel("CSV file").setInputFiles(people(mark, count));
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await dialog.getByRole("button", { name: `Import ${count} rows` }).click();
  return dialog;
}

test("what is answered late is not shown under another question", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  const panel = await openRow(page, "Clara Steenberg");
  const described = await hold(page, "**/app/operations/dixa_CreateEndUser", "GET");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect.poll(() => described.seen).toBe(1);
  await page.keyboard.press("Escape");
  const edit = await form(page, "Edit", panel);
  described.free();
  await page.waitForResponse("**/app/operations/dixa_CreateEndUser");
  await expect(edit.getByRole("heading", { name: "Edit: Clara Steenberg" })).toBeVisible();
  await expect(edit.getByLabel("Display name")).toHaveValue("Clara Steenberg");
  await page.keyboard.press("Escape");

  // So is the answer to what was sent: it is said in passing, and the question that is open stays.
  const mark = `late${Date.now()}`;
  const made = await hold(page, "**/v1/endusers", "POST");
  const create = await form(page, "Create");
  await create.getByLabel("Display name").fill(mark);
  await create.getByRole("button", { name: "Create", exact: true }).click();
  await expect.poll(() => made.seen).toBe(1);
  await page.keyboard.press("Escape");
  const other = await form(page, "Edit", panel);
  made.free();
  await expect(page.getByText("Done: Create")).toBeVisible();
  await expect(other.getByLabel("Display name")).toHaveValue("Clara Steenberg");
  expect(await customersNamed(page, mark)).toHaveLength(1);
});

test("what was sent and failed after its dialog was closed is there again", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  const made = await hold(page, "**/v1/endusers", "POST");
  const create = await form(page, "Create");
  await create.getByLabel("Display name").fill("Second Clara");
  await create.getByLabel("Email", { exact: true }).fill("clara@steenberg.example");
  await create.getByRole("button", { name: "Create", exact: true }).click();
  await expect.poll(() => made.seen).toBe(1);
  await page.keyboard.press("Escape");
  made.free();
  await expect(page.getByText(/^It was not done\./)).toBeVisible();
  const again = await form(page, "Create");
  await expect(again.getByLabel("Display name")).toHaveValue("Second Clara");
  await expect(again).toContainText("Kept from before");
});

test("what is stopped says what became of each", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `stop${Date.now()}`;
  for (const number of [1, 2, 3, 4, 5]) {
    const made = await page.request.post("/v1/endusers", { headers: HEADERS, data: { displayName: `${mark} ${number}` } });
    expect(made.status()).toBe(201);
  }
  await openScreen(page, "dixa/end-users");
  await page.locator("[data-filter]").fill(mark);
  await expect(page.locator(".admin-count")).toHaveText(/^5 of/);
  await page.getByLabel("Choose all rows").check();
  const asked = await hold(page, "**/anonymize", "PATCH", 2);
  const dialog = await form(page, "Anonymize", page.locator(".admin-chosen"));
  await dialog.getByRole("button", { name: "Anonymize", exact: true }).click();
  await expect(dialog).toContainText("1 of 5");
  await expect.poll(() => asked.seen).toBe(2);
  await dialog.getByRole("button", { name: "Stop" }).click();
  asked.free();
  await expect(dialog).toContainText("2 of 5 done.");
  await expect(dialog.locator(".admin-failed li")).toHaveCount(3);
  await expect(dialog.locator(".admin-failed li").first()).toContainText(/stop\d+ \d: Not sent\./);
  expect(await customersNamed(page, mark)).toHaveLength(3);
  await dialog.getByRole("button", { name: "Retry what failed" }).click();
  await expect(dialog.getByRole("heading", { name: "Anonymize: 3 rows" })).toBeVisible();
  await dialog.getByRole("button", { name: "Anonymize", exact: true }).click();
  await expect(dialog).toContainText("3 of 3 done.");
  expect(await customersNamed(page, mark)).toHaveLength(0);
});

test("a file that is chosen before it is known what can be given is matched once it is", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `early${Date.now()}`;
  await openScreen(page, "dixa/end-users");
  const described = await hold(page, "**/app/operations/dixa_CreateEndUser", "GET");
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel("CSV file").setInputFiles(people(mark, 3));
  await expect(dialog.locator(".admin-preview")).toContainText(`${mark} 2`);
  await expect(dialog.getByRole("button", { name: "Check", exact: true })).toHaveCount(0);
  described.free();
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await dialog.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(dialog.getByRole("status")).toContainText("3 of 3 done.");
  expect(await customersNamed(page, mark)).toHaveLength(3);
});

test("a backend that asks for patience is asked again later, and everything is done once", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `busy${Date.now()}`;
  await openScreen(page, "dixa/end-users");
  let refused = 0;
  const keys = [];
  await page.route("**/v1/endusers", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    keys.push(route.request().headers()["idempotency-key"]);
    if (refused >= 5) return route.fallback();
    refused += 1;
    return route.fulfill({ status: refused % 2 ? 429 : 503, headers: { "retry-after": "1" }, json: { message: "later" } });
  });
  const dialog = await startImport(page, mark, 8);
  await expect(dialog.getByRole("status")).toContainText("8 of 8 done.");
  expect(refused).toBe(5);
  expect(keys).toHaveLength(13);
  expect(new Set(keys).size, "what is sent again is known to have been sent").toBe(8);
  expect(await customersNamed(page, mark)).toHaveLength(8);
});

test("an import outlives its dialog", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `outlive${Date.now()}`;
  await openScreen(page, "dixa/end-users");
  const made = await hold(page, "**/v1/endusers", "POST", 3);
  await startImport(page, mark, 12);
  await expect.poll(() => made.seen).toBeGreaterThan(2);
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  made.free();
  await expect.poll(async () => (await customersNamed(page, mark)).length).toBe(12);
  await page.getByRole("button", { name: "Import CSV" }).click();
  await expect(page.locator("dialog[open]").getByRole("status")).toContainText("12 of 12 done.");
});

test("rows that a stopped import did not send are in its file, and can be imported from there", async ({ open }) => {
  const page = await open("help_desk");
  const mark = `halt${Date.now()}`;
  await openScreen(page, "dixa/end-users");
  const made = await hold(page, "**/v1/endusers", "POST", 3);
  const dialog = await startImport(page, mark, 12);
  await expect.poll(() => made.seen).toBeGreaterThan(5);
  await dialog.getByRole("button", { name: "Stop" }).click();
  made.free();
  // While rows are on their way it says the same of fewer.
  await expect(dialog.getByRole("button", { name: "Save what failed as CSV" })).toBeVisible();
  const done = (await customersNamed(page, mark)).length;
  expect(done).toBeLessThan(12);
  await expect(dialog.getByRole("status")).toContainText(`${done} of 12 done.`);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save what failed as CSV" }).click();
  const lines = fs.readFileSync(await (await download).path(), "utf8").trim().split("\r\n");
  expect(lines).toHaveLength(1 + 12 - done);
  expect(lines.slice(1).every((line) => line.endsWith("Not sent."))).toBe(true);
  const left = lines.slice(1).map((line) => line.split(",").slice(0, 2));
  await dialog.getByLabel("CSV file").setInputFiles(csv("left.csv", [["display name", "email"], ...left]));
  await dialog.getByRole("button", { name: "Check", exact: true }).click();
  await dialog.getByRole("button", { name: `Import ${left.length} rows` }).click();
  await expect(dialog.getByRole("status")).toContainText(`${left.length} of ${left.length} done.`);
  expect(await customersNamed(page, mark)).toHaveLength(12);
});

test("a file without rows is said to be one", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.locator("dialog[open]");
  for (const lines of [[], [["display name", "email"]]]) {
    await dialog.getByLabel("CSV file").setInputFiles(csv("empty.csv", lines));
    await expect(dialog.getByRole("status").filter({ hasText: "There are no rows in this file." })).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Check", exact: true })).toHaveCount(0);
  }
});

test("a session that ended elsewhere is renewed over the form, which stays", async ({ open }) => {
  const page = await open("help_desk");
  await openScreen(page, "dixa/end-users");
  const mark = `night${Date.now()}`;
  // What the old session asked may be refused when one has long signed in again.
  let refuse;
  const refused = new Promise((resolve) => (refuse = resolve));
  let asked = 0;
  await page.route("**/v1/endusers?**", async (route) => {
    asked += 1;
    if (asked > 1) return route.fallback();
    await refused;
    return route.fulfill({ status: 401, json: { message: "no session" } });
  });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => asked).toBe(1);
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Display name").fill(mark);
  const elsewhere = await open("help_desk");
  const ended = await elsewhere.request.post("/app/sign-out", { headers: HEADERS, data: { everywhere: true } });
  expect(ended.ok()).toBeTruthy();
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  await again.getByRole("button", { name: /Help desk/i }).click();
  await expect(again).toHaveCount(0);
  const answered = page.waitForResponse((response) => response.status() === 401);
  refuse();
  await answered;
  await expect(dialog.getByLabel("Display name")).toHaveValue(mark);
  await expect(again).toHaveCount(0);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await customersNamed(page, mark)).toHaveLength(1);
});

test("Admin waits for its texts, and is never in two languages", async ({ open }) => {
  const page = await open("help_desk", { language: "de" });
  // Builds that are not split have the texts in the program.
  await page.route("**/admin_text_de.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return route.continue();
  });
  await page.addInitScript(() => {
    window.__english = 0;
    new MutationObserver(() => {
      if (/End users|Access tokens/.test(document.querySelector(".admin")?.textContent ?? "")) window.__english += 1;
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.goto("/admin/dixa/end-users");
  await expect(page.locator(".admin-bar > h2")).toHaveText("Endkunden", { timeout: 30_000 });
  expect(await page.evaluate(() => window.__english)).toBe(0);
});
