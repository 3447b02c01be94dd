// What the journeys of the calendar share.
const { expect, HEADERS } = require("./fixtures");

/** Makes an event by the vendor's API, as whoever is signed in in the page's context. */
async function makeEvent(page, event) {
  const answer = await page.request.post("/api/events/meeting", { headers: HEADERS, data: { permissions: { public: true }, ...event } });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** What the vendor's API has between two days. */
async function eventsBetween(page, fromDate, toDate, more = {}) {
  const search = new URLSearchParams({ fromDate, toDate, per_page: "1000", ...more });
  const answer = await page.request.get(`/api/events?${search}`);
  expect(answer.ok(), await answer.text()).toBeTruthy();
  return (await answer.json()).events;
}

/** One event by its title, as the vendor's API has it now. */
async function eventCalled(page, title, fromDate, toDate) {
  return (await eventsBetween(page, fromDate, toDate)).filter((event) => event.title === title);
}

/** Opens an address of the calendar and waits for its grid. */
async function calendarIsThere(page, address) {
  await page.goto(address);
  await expect(page.locator(".calendar-title")).toBeVisible({ timeout: 30_000 });
}

/** The event with a title, as it stands in the calendar. */
const shown = (page, title) => page.locator(".calendar-main .event:visible", { hasText: title }).first();

module.exports = { makeEvent, eventsBetween, eventCalled, calendarIsThere, shown };
