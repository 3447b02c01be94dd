const { test, expect, feedIsThere, expectAccessible } = require("../fixtures");

test("a visitor of the demo is in with one click", async ({ open }) => {
  const page = await open(null);
  await page.goto("/");
  await page.getByRole("button", { name: /Employee/ }).click();
  await feedIsThere(page);
  await expect(page).toHaveURL(/\/feeds$/);
});

test("a wrong password says so and keeps the address", async ({ open }) => {
  const page = await open(null);
  await page.goto("/");
  await page.getByLabel("E-mail").fill("nobody@stilla.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail and password do not belong together.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@stilla.example");
});

test("empty fields are named before anything is sent", async ({ open }) => {
  const page = await open(null);
  await page.goto("/");
  let sent = false;
  page.on("request", (request) => (sent ||= request.url().endsWith("/app/sign-in")));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
  await expect(page.getByText("Enter your password.")).toBeVisible();
  expect(sent).toBe(false);
  await expectAccessible(page);
});

test("a link survives the sign-in", async ({ open }) => {
  const page = await open(null);
  await page.goto("/feeds/news?sort=reacted");
  await page.getByRole("button", { name: /Department head/ }).click();
  await feedIsThere(page);
  await expect(page).toHaveURL(/\/feeds\/news\?sort=reacted$/);
  await expect(page.getByLabel("Sort")).toHaveValue("1");
});

test("signing out leads to the sign-in and closes the session", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect((await page.request.get("/app/me")).status()).toBe(401);
});
