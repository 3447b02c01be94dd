const { test, expect, HEADERS } = require("../fixtures");
const { libraryIsThere, act } = require("../documents");

async function questions(page) {
  const answer = await page.request.get("/api/faqs?per_page=100", { headers: HEADERS });
  return (await answer.json()).data;
}

const faq = (page, text) => page.locator("[data-row]:visible .faq", { hasText: text }).first();

test("questions are found as one types, and each opens under an address of its own", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/faqs");
  const all = await questions(page);
  await expect(page.locator("[data-row]:visible .faq")).toHaveCount(all.length);
  await page.getByRole("searchbox").fill("passwords by mail");
  await expect(page.locator("[data-row]:visible .faq h2")).toHaveText(["I forgot my password. What now?"]);
  const question = page.getByRole("link", { name: "I forgot my password. What now?" });
  await expect(question).toHaveAttribute("aria-expanded", "false");
  await question.click();
  await expect(question).toHaveAttribute("aria-expanded", "true");
  await expect(page.locator(".faq-answer")).toContainText("We never send passwords by mail.");
  const address = page.url();
  await question.click();
  await expect(page.locator(".faq-answer")).toHaveCount(0);
  await page.goBack();
  await expect(page.locator(".faq-answer")).toBeVisible();
  await page.goto("/feeds");
  await page.goto(address);
  await expect(page.locator(".faq-answer")).toContainText("We never send passwords by mail.");
});

test("a FAQ is written, changed question by question, and deleted question by question", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/faqs");
  await page.getByRole("button", { name: "New FAQ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("Something is missing here.")).toHaveCount(2);
  await dialog.getByLabel("Question").fill("Where is the oven?");
  await dialog.getByLabel("Answer").fill("On the **second** floor.");
  await dialog.getByRole("button", { name: "Add another question" }).click();
  await dialog.getByLabel("Question").nth(1).fill("Who may bake?");
  await dialog.getByLabel("Answer").nth(1).fill("Everyone.");
  await dialog.getByLabel("Category").selectOption({ label: "Workplace" });
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(faq(page, "Where is the oven?")).toBeVisible();
  const made = (await questions(page)).filter((row) => ["Where is the oven?", "Who may bake?"].includes(row.question));
  expect(made).toHaveLength(2);
  expect(new Set(made.map((row) => row.kbId)).size).toBe(1);
  expect(made[0].category).toBe("Workplace");

  await act(page, faq(page, "Where is the oven?"), "Edit");
  await dialog.getByLabel("Answer").fill("On the third floor now.");
  await dialog.getByRole("button", { name: "Add another question" }).click();
  await dialog.getByLabel("Question").nth(1).fill("And the fridge?");
  await dialog.getByLabel("Answer").nth(1).fill("Beside it.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(faq(page, "And the fridge?")).toBeVisible();
  const after = await questions(page);
  expect(after.find((row) => row.question === "Where is the oven?").answer).toBe("On the third floor now.");
  expect(after.find((row) => row.question === "Who may bake?").answer).toBe("Everyone.");

  await act(page, faq(page, "Where is the oven?"), "Edit");
  const owners = dialog.locator(".people-field", { hasText: "Owners" }).first();
  await expect(owners.locator(".chip")).toHaveText(["Mila Novak"]);
  await owners.getByRole("combobox").fill("Annika");
  await dialog.getByRole("option", { name: /Annika Lindqvist/ }).click();
  await dialog.getByRole("button", { name: "Remove Mila Novak" }).click();
  await dialog.getByRole("button", { name: "Remove Annika Lindqvist" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("One owner at least is needed.")).toBeVisible();
  await owners.getByRole("combobox").fill("Annika");
  await dialog.getByRole("option", { name: /Annika Lindqvist/ }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const kept = (await questions(page)).filter((row) => made.some(({ kbId }) => kbId === row.kbId));
  const [annika] = await (await page.request.get("/app/people?search=Annika")).json();
  expect(kept.map((row) => row.owners)).toEqual(kept.map(() => [annika.id]));
  // Who made it may still change it, and takes it back.
  const back = await page.request.patch(`/api/faqs/${made[0].kbId}`, { headers: HEADERS, data: { kb: { newOwnerIds: made[0].owners } } });
  expect(back.ok(), await back.text()).toBeTruthy();
  await libraryIsThere(page, "/documents/faqs");

  await act(page, faq(page, "Who may bake?"), "Delete");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(faq(page, "Who may bake?")).toHaveCount(0);
  await expect.poll(async () => (await questions(page)).some((row) => row.question === "Who may bake?")).toBe(false);
  expect((await questions(page)).some((row) => row.question === "Where is the oven?")).toBe(true);
});

test("who does not keep a FAQ is offered no change", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/faqs");
  await faq(page, "May I charge my car?").locator("[aria-haspopup=menu]").click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem")).toHaveCount(1);
});
