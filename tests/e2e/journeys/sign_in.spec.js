const { test, expect, feedIsThere, expectAccessible, picture, HEADERS } = require("../fixtures");

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

test("an invitation leads to a password and in, once", async ({ open }) => {
  const admin = await open("admin");
  const email = `nia-${Date.now()}@stilla.example`;
  const made = await admin.request.post("/api/users/add?bulk=true", {
    headers: HEADERS,
    data: { email, firstName: "Nia", lastName: "Okafor" },
  });
  expect(made.status()).toBe(201);
  const outbox = await (await admin.request.get("/app/outbox")).json();
  const link = new URL(outbox.mails.find((mail) => mail.receiver === email).text.match(/http\S+/)[0]).pathname;

  const page = await open(null);
  await page.goto(link);
  await expect(page.getByText("Hello Nia. Choose a password for your account at Stilla.")).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "invitation");
  await page.getByLabel("New password").fill("a good long password");
  await page.keyboard.press("Enter");
  await feedIsThere(page);
  await expect(page).toHaveURL(/\/feeds$/);
  expect((await (await page.request.get("/app/me")).json()).user.firstName).toBe("Nia");

  const again = await open(null);
  await again.goto(link);
  await expect(again.getByText("This invitation was used or is over.")).toBeVisible();
  await again.getByRole("link", { name: "Sign in" }).click();
  await again.getByLabel("E-mail").fill(email);
  await again.getByLabel("Password").fill("a good long password");
  await again.getByRole("button", { name: "Sign in" }).click();
  await feedIsThere(again);
});
