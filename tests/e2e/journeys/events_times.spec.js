const { test, expect } = require("../fixtures");
const { makeEvent, calendarIsThere } = require("../events");

// Each event begins before a change of the clock and ends after it, but where there is none. Grid, page and editor say the same.
const across = [
  { zone: "Europe/Berlin", from: "2027-03-27T21:00:00Z", to: "2027-03-28T04:00:00Z", day: "2027-03-27", begins: "22:00", endsDay: "2027-03-28", ends: "06:00" },
  { zone: "Europe/Berlin", from: "2027-10-30T20:00:00Z", to: "2027-10-31T05:00:00Z", day: "2027-10-30", begins: "22:00", endsDay: "2027-10-31", ends: "06:00" },
  { zone: "America/New_York", from: "2027-03-14T03:00:00Z", to: "2027-03-14T10:00:00Z", day: "2027-03-13", begins: "22:00", endsDay: "2027-03-14", ends: "06:00" },
  { zone: "America/New_York", from: "2027-11-07T02:00:00Z", to: "2027-11-07T11:00:00Z", day: "2027-11-06", begins: "22:00", endsDay: "2027-11-07", ends: "06:00" },
  { zone: "Asia/Kolkata", from: "2027-03-27T16:30:00Z", to: "2027-03-28T00:30:00Z", day: "2027-03-27", begins: "22:00", endsDay: "2027-03-28", ends: "06:00" },
  { zone: "Pacific/Auckland", from: "2027-04-03T09:00:00Z", to: "2027-04-03T18:00:00Z", day: "2027-04-03", begins: "22:00", endsDay: "2027-04-04", ends: "06:00" },
  { zone: "Pacific/Auckland", from: "2027-09-25T10:00:00Z", to: "2027-09-25T17:00:00Z", day: "2027-09-25", begins: "22:00", endsDay: "2027-09-26", ends: "06:00" },
];

for (const { zone, from, to, day, begins, endsDay, ends } of across) {
  test(`one time everywhere across ${day} in ${zone}`, async ({ open }) => {
    const page = await open("head", { timezoneId: zone });
    const title = `Across ${zone} ${day}`;
    const made = await makeEvent(page, { title, startDateTime: from, endDateTime: to, timeZone: zone });
    await calendarIsThere(page, `/events/day/${day}`);
    const block = page.locator(`.hours [data-row="${made.id}"]`);
    await expect(block).toContainText(`${begins} – ${ends}`);
    await expect(block).toHaveAttribute("style", /inset-block-start: ?91\.66/);
    await calendarIsThere(page, `/events/day/${endsDay}`);
    await expect(block).toHaveAttribute("style", /block-size: ?25(\.000)?%/);
    await block.click();
    await expect(page.locator(".event-facts time")).toContainText(begins);
    await expect(page.locator(".event-facts time")).toContainText(ends);
    await page.getByRole("button", { name: "Actions" }).click();
    await page.getByRole("menuitem", { name: "Edit" }).click();
    const form = page.getByRole("dialog", { name: "Edit event" });
    await expect(form.getByLabel("Begins", { exact: true })).toHaveValue(day);
    await expect(form.getByLabel("Begins at")).toHaveValue(begins);
    await expect(form.getByLabel("Ends", { exact: true })).toHaveValue(endsDay);
    await expect(form.getByLabel("Ends at")).toHaveValue(ends);
  });
}

test("an event elsewhere is shown by the reader's clock, and its own is named", async ({ open }) => {
  const page = await open("head", { timezoneId: "Europe/Berlin" });
  const made = await makeEvent(page, { title: "Over there", startDateTime: "2027-03-16T13:00:00Z", endDateTime: "2027-03-16T14:00:00Z", timeZone: "America/New_York" });
  await calendarIsThere(page, `/events/day/2027-03-16/${made.id}`);
  await expect(page.locator(`.hours [data-row="${made.id}"]`)).toContainText("14:00 – 15:00");
  await expect(page.locator(".event-facts")).toContainText(/09:00.10:00.*America\/New York \(UTC−04:00\)/);
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const form = page.getByRole("dialog", { name: "Edit event" });
  await expect(form.getByLabel("Begins at")).toHaveValue("09:00");
  await expect(form.getByText(/For you: .*14:00.15:00/)).toBeVisible();
});

test("whole days stay the days that they are, wherever the reader is", async ({ open }) => {
  const maker = await open("head");
  const made = await makeEvent(maker, { title: "Company holiday", startDateTime: "2027-05-12T22:00:00Z", endDateTime: "2027-05-14T22:00:00Z", timeZone: "Europe/Berlin" });
  for (const timezoneId of ["Europe/Berlin", "America/New_York", "Pacific/Auckland"]) {
    const page = await open("employee", { timezoneId });
    await calendarIsThere(page, "/events/week/2027-05-13");
    const bar = page.locator(`.hours-bars [data-row="${made.id}"]`);
    await expect(bar).toHaveAttribute("style", /grid-area: 1 \/ 4 \/ auto \/ span 2/);
    await bar.click();
    await expect(page.locator(".event-facts time")).toContainText("13");
    await expect(page.locator(".event-facts time")).toContainText("14 May 2027");
  }
});
