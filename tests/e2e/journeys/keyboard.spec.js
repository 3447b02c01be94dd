const { test, expect, feedIsThere, card } = require("../fixtures");

test("everything is done by keyboard alone", async ({ open }) => {
  const page = await open(null);
  await page.goto("/");
  await expect(page.locator(".persona").first()).toBeVisible();
  await page.locator(".persona").first().focus();
  await page.keyboard.press("Enter");
  await feedIsThere(page);

  await page.keyboard.press("j");
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-row]")?.dataset.row);
  await expect.poll(focused).toBeTruthy();
  const first = await focused();
  await page.keyboard.press("j");
  await expect.poll(focused).not.toBe(first);
  await page.keyboard.press("k");
  await expect.poll(focused).toBe(first);
  await page.keyboard.press("Enter");
  await expect(page.locator(".feeds-open .card")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".feeds-open")).toHaveCount(0);

  await page.keyboard.press("c");
  const text = `Typed without a mouse ${Date.now()}`;
  await expect(page.getByLabel("Text", { exact: true })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Control+Enter");
  await expect(card(page, text)).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search or go to…" })).toBeFocused();
  await page.keyboard.type("sett");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings$/);
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/\/feeds$/);
});

test("Escape closes a dialog and gives the focus back", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  const opener = page.getByRole("button", { name: "New post" }).first();
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();
});
