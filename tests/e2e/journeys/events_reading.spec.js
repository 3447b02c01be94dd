const { test, expect, expectAccessible, picture } = require("../fixtures");
const { makeEvent, eventsBetween, calendarIsThere, shown } = require("../events");

test("an event is found in every view, each with an address, and back and forward lead through them", async ({ open }) => {
  const page = await open("employee");
  const title = `Seen from all sides ${Date.now()}`;
  const made = await makeEvent(page, { title, startDateTime: "2027-02-10T09:00:00Z", endDateTime: "2027-02-10T10:30:00Z", location: "Aarhus" });
  await calendarIsThere(page, "/events/month/2027-02-01");
  await expect(page.locator(".calendar-title")).toHaveText("February 2027");
  await expect(shown(page, title)).toBeVisible();
  for (const [name, address, heading] of [
    ["Week", "/events/week/2027-02-10", /^8\s–\s14 Feb 2027$/],
    ["Day", "/events/day/2027-02-10", "Wednesday, 10 February 2027"],
    ["Agenda", "/events/agenda/2027-02-10", "Wednesday, 10 February 2027"],
  ]) {
    await page.goto(address);
    await expect(page.locator(".calendar-title")).toHaveText(heading);
    await expect(page.locator(".calendar-views [aria-current=page]")).toHaveText(name);
    await expect(shown(page, title)).toBeVisible();
  }
  await shown(page, title).click();
  await expect(page).toHaveURL(`/events/agenda/2027-02-10/${made.id}`);
  await expect(page.locator(".event-name")).toHaveText(title);
  await expect(page.locator(".event-facts time")).toHaveText(/10:00.11:30/);
  await page.goBack();
  await expect(page.locator(".event-open")).toHaveCount(0);
  await page.goForward();
  await expect(page.locator(".event-name")).toHaveText(title);
  await page.getByRole("link", { name: "Month" }).click();
  await expect(page).toHaveURL("/events/month/2027-02-10");
  await page.getByRole("button", { name: "Next period" }).click();
  await expect(page.locator(".calendar-title")).toHaveText("March 2027");
  await page.goBack();
  await expect(page.locator(".calendar-title")).toHaveText("February 2027");
});

test("the address of an event alone shows it where it happens, and the file says the same", async ({ open }) => {
  const page = await open("head");
  const title = `Linked ${Date.now()}`;
  const made = await makeEvent(page, { title, startDateTime: "2027-05-03T12:00:00Z", endDateTime: "2027-05-03T13:00:00Z" });
  await calendarIsThere(page, `/events/${made.id}`);
  await expect(page.locator(".event-name")).toHaveText(title);
  await expect(page).toHaveURL(`/events/month/2027-05-03/${made.id}`);
  await expect(page.locator(".calendar-title")).toHaveText("May 2027");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Add to my calendar (.ics)" }).click()]);
  expect(download.suggestedFilename()).toBe("event.ics");
  const file = require("node:fs").readFileSync(await download.path(), "utf8");
  expect(file).toContain(`SUMMARY:${title}`);
  expect(file).toContain("DTSTART:20270503T120000Z");
  const [view] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download what is shown (.ics)" }).click()]);
  expect(require("node:fs").readFileSync(await view.path(), "utf8")).toContain(`SUMMARY:${title}`);
});

test("filters are in the address, and show what the vendor's API has", async ({ open }) => {
  const page = await open("employee");
  const stamp = Date.now();
  const at = (hour) => ({ startDateTime: `2027-06-09T${hour}:00:00Z`, endDateTime: `2027-06-09T${hour}:45:00Z` });
  await makeEvent(page, { title: `Plain ${stamp}`, ...at("06") });
  await makeEvent(page, { title: `Meeting ${stamp}`, isMeeting: true, ...at("07") });
  await makeEvent(page, { title: `Stream ${stamp}`, type: 2, category: "Training", ...at("08") });
  await calendarIsThere(page, "/events/week/2027-06-09");
  const titles = () => page.locator(".calendar-main .event .event-title").allTextContents();
  const all = async (more) => (await eventsBetween(page, "2027-06-07", "2027-06-13", more)).map((event) => event.title).sort();
  const agree = async (more) => expect.poll(async () => (await titles()).sort()).toEqual(await all(more));
  await agree({});
  await page.getByLabel("Kind").selectOption({ label: "Meetings" });
  await expect(page).toHaveURL(/kind=meeting/);
  await agree({ onlyMeeting: "true" });
  await expect(shown(page, `Plain ${stamp}`)).toHaveCount(0);
  await page.getByLabel("Kind").selectOption({ label: "Livestreams" });
  await agree({ filter: "LIVESTREAM" });
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByLabel("Where I go").check();
  await expect(page).toHaveURL(/going=1/);
  await agree({ onlyGoing: "true" });
  await page.goBack();
  await agree({});
  await page.getByRole("link", { name: "Training", exact: true }).click();
  await expect(page).toHaveURL(/category=Training/);
  await agree({ category: "Training" });
  await page.reload();
  await agree({ category: "Training" });

  const file = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download what is shown (.ics)" }).click()]);
    const lines = require("node:fs").readFileSync(await download.path(), "utf8").replaceAll("\r\n ", "").split("\r\n");
    return lines.filter((line) => line.startsWith("SUMMARY:")).map((line) => line.slice("SUMMARY:".length).replaceAll("\\,", ",")).sort();
  };
  await expect.poll(async () => (await titles()).sort()).toContain(`Stream ${stamp}`);
  expect(await file(), "the file has what is shown").toEqual((await titles()).sort());
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByLabel("Kind").selectOption({ label: "Meetings" });
  await agree({ onlyMeeting: "true" });
  expect(await file()).toEqual((await titles()).sort());
  await page.getByRole("link", { name: "Agenda" }).click();
  await expect(page).toHaveURL(/agenda.*kind=meeting/);
  await expect(shown(page, `Meeting ${stamp}`)).toBeVisible();
  await expect.poll(file).toContain(`Meeting ${stamp}`);
  expect((await file()).some((title) => title === `Plain ${stamp}` || title === `Stream ${stamp}`)).toBe(false);
});

test("what is over is a list, the latest first", async ({ open }) => {
  const page = await open("employee");
  await calendarIsThere(page, "/events/agenda");
  await page.getByLabel("Past events").check();
  await expect(page).toHaveURL(/past=1/);
  const now = new Date().toISOString();
  const answer = await page.request.get(`/api/events?onlyPast=true&time=${now}&per_page=5`);
  const { events } = await answer.json();
  await expect(shown(page, events[0].title)).toBeVisible();
  await expect.poll(() => page.locator(".agenda-row:visible .event-title").first().textContent()).toBe(events[0].title);
});

test("one says whether one goes, and others see who does", async ({ open }) => {
  const maker = await open("head");
  const title = `Come along ${Date.now()}`;
  const start = new Date(Date.now() + 10 * 60_000);
  const made = await makeEvent(maker, { title, startDateTime: start.toISOString(), endDateTime: new Date(+start + 3_600_000).toISOString() });
  const page = await open("employee");
  await calendarIsThere(page, `/events/${made.id}`);
  await page.getByRole("button", { name: "Going", exact: true }).click();
  await expect(page.getByRole("button", { name: "Going", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("1 person goes")).toBeVisible();
  const mine = async () => (await (await page.request.get(`/app/events/${made.id}`)).json()).my_rsvp ?? (await (await page.request.get(`/app/events/${made.id}`)).json()).myRsvp;
  await expect.poll(mine).toBe("going");
  await page.getByRole("button", { name: "Check in" }).click();
  await expect(page.getByText("Is there")).toBeVisible();
  await calendarIsThere(maker, `/events/${made.id}`);
  await expect(maker.locator(".guests-list")).toContainText("Mila Novak");
  await page.getByRole("button", { name: "Not going" }).click();
  await expect(maker.getByText("Nobody goes yet")).toBeVisible();
});

test("events that come before their categories get the colours of these", async ({ open }) => {
  const page = await open("head");
  let free;
  const held = new Promise((resolve) => (free = resolve));
  await page.route(/\/api\/categories/, async (route) => {
    await held;
    return route.continue();
  });
  const colours = () => page.locator(".calendar .event").evaluateAll((rows) => new Set(rows.map((row) => getComputedStyle(row).getPropertyValue("--mark"))).size);
  for (const view of ["month", "week", "agenda"]) {
    await calendarIsThere(page, `/events/${view}`);
    await expect(page.locator(".calendar .event").first()).toBeVisible();
    if (view === "month") {
      expect(await colours(), "that of the accent").toBe(1);
      await page.locator(".calendar .event").first().evaluate((row) => (row.dataset.before = ""));
      free();
    }
    await expect.poll(colours).toBeGreaterThan(1);
    // Whoever is about to press one presses the same.
    if (view === "month") await expect(page.locator(".calendar .event[data-before]")).toHaveCount(1);
  }
});

test("what is happening now is marked", async ({ open }) => {
  const page = await open("head");
  const title = `On the air ${Date.now()}`;
  const [start, end] = [-5, 40].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString());
  await makeEvent(page, { title, type: 2, startDateTime: start, endDateTime: end });
  await calendarIsThere(page, "/events/agenda");
  await expect(shown(page, title)).toContainText("Happening now");
  await shown(page, title).click();
  await expect(page.locator(".event-badges")).toContainText("Live now");
});

const looks = {
  light: {},
  dark: { theme: "dark" },
  arabic: { language: "ar", locale: "ar-EG" },
  narrow: { viewport: { width: 390, height: 844 } },
  tiny: { viewport: { width: 320, height: 640 }, theme: "dark" },
};

for (const [look, options] of Object.entries(looks)) {
  test(`axe finds nothing in the calendar: ${look}`, async ({ open }) => {
    const page = await open("employee", options);
    for (const view of ["month", "week", "day", "agenda"]) {
      await calendarIsThere(page, `/events/${view}`);
      if (view === "month" || view === "agenda") await expect(page.locator(".calendar-main .event:visible").first()).toBeVisible();
      await expectAccessible(page);
      await picture(page, `events-${view}-${look}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${view} has no sideways scrolling`).toBeLessThanOrEqual(0);
    }
    await page.locator(".calendar-main .event:visible").first().click();
    await expect(page.locator(".event-page")).toBeVisible();
    // Some have guests, some have none.
    await expect(page.locator(".guests-list li, .guests > p").first()).toBeVisible();
    await expectAccessible(page);
    await picture(page, `events-page-${look}`);
  });
}
