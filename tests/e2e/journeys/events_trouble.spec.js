const { test, expect, Server, freePort, HEADERS } = require("../fixtures");
const { makeEvent, eventCalled, calendarIsThere, shown } = require("../events");

test("a killed backend costs nothing that was written, and a move goes back with the reason", async ({ browser }) => {
  const server = new Server(await freePort());
  await server.start();
  const context = await browser.newContext({ baseURL: server.origin, locale: "en-GB", timezoneId: "Europe/Stockholm" });
  const page = await context.newPage();
  expect((await page.request.post("/app/personas/head/sign-in", { headers: HEADERS })).ok()).toBeTruthy();
  const made = await makeEvent(page, { title: "Stays here", startDateTime: "2027-03-10T09:00:00Z", endDateTime: "2027-03-10T10:00:00Z" });
  await calendarIsThere(page, "/events/week/2027-03-10");
  const event = page.locator(`.hours [data-row="${made.id}"]`);
  await expect(event).toBeVisible();
  await page.getByRole("button", { name: "New event" }).click();
  const form = page.getByRole("dialog", { name: "New event" });
  await form.getByLabel("Title").fill("Written while the lights went out");
  await server.kill();
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText("It was not saved. What you wrote is kept.")).toBeVisible();
  await expect(form.getByLabel("Title")).toHaveValue("Written while the lights went out");
  await page.keyboard.press("Escape");
  await expect(form).toHaveCount(0);
  const before = await event.boundingBox();
  await event.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByText("It stays where it was.")).toBeVisible();
  await expect.poll(async () => (await event.boundingBox()).y).toBe(before.y);

  await server.start();
  await page.getByRole("button", { name: "New event" }).click();
  await expect(form.getByLabel("Title"), "the draft was kept").toHaveValue("Written while the lights went out");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(shown(page, "Written while the lights went out")).toBeVisible();
  expect(await eventCalled(page, "Written while the lights went out", "2027-03-01", "2027-03-31")).toHaveLength(1);
  await context.close();
  await server.remove();
});

test("a calendar that cannot be loaded says so and is asked again", async ({ open }) => {
  const page = await open("employee");
  await page.route("**/api/events?**", (route) => route.fulfill({ status: 500, body: "" }));
  await calendarIsThere(page, "/events/month");
  await expect(page.getByText("The calendar could not be loaded.")).toBeVisible();
  await page.getByText("Details").click();
  await expect(page.getByText(/workdrive · GET \/events/)).toBeVisible();
  await page.unroute("**/api/events?**");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.locator(".calendar-main .event").first()).toBeVisible();
  await expect(page.getByText("The calendar could not be loaded.")).toHaveCount(0);
});

test("an event that is not there is named as that", async ({ open }) => {
  const page = await open("employee");
  await calendarIsThere(page, "/events/month/today/0190163d-8694-739b-aea5-966c26f8ad91");
  await expect(page.getByText("This event could not be opened.")).toBeVisible();
  await page.getByRole("button", { name: "Close the event" }).click();
  await expect(page.locator(".event-open")).toHaveCount(0);
});

test("what another makes appears without a reload, and goes with it", async ({ open }) => {
  const page = await open("employee");
  await calendarIsThere(page, "/events/week/2027-11-10");
  const maker = await open("head");
  const title = `Hot off the press ${Date.now()}`;
  const made = await makeEvent(maker, { title, startDateTime: "2027-11-10T09:00:00Z", endDateTime: "2027-11-10T10:00:00Z" });
  await expect(shown(page, title)).toBeVisible();
  expect((await maker.request.delete(`/api/events/${made.id}`, { headers: HEADERS })).ok()).toBeTruthy();
  await expect(shown(page, title)).toHaveCount(0);
});
