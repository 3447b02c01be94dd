const { test, expect, expectAccessible, picture } = require("../fixtures");
const { png, file } = require("../pictures");
const { makeEvent, eventCalled, calendarIsThere, shown } = require("../events");

const dialog = (page, name) => page.getByRole("dialog", { name });

test("an event is made, changed and deleted, and the vendor's API knows each time", async ({ open }) => {
  const page = await open("head");
  const title = `Made by hand ${Date.now()}`;
  const called = (name) => eventCalled(page, name, "2027-03-01", "2027-03-31");
  await calendarIsThere(page, "/events/day/2027-03-17");
  await page.getByRole("button", { name: "New event" }).click();
  const form = dialog(page, "New event");
  await expect(form.getByLabel("Title")).toBeFocused();
  await form.getByLabel("Title").fill(title);
  await expect(form.getByLabel("Begins", { exact: true })).toHaveValue("2027-03-17");
  await form.getByLabel("Begins at").fill("14:30");
  await expect(form.getByLabel("Ends at"), "it stays as long as it is").toHaveValue("15:30");
  await form.getByLabel("Invited people").fill("Mila");
  await form.getByRole("option", { name: /Mila Novak/ }).click();
  await expect(form.getByText("All are free then.")).toBeVisible();
  await form.getByLabel("Guests from elsewhere").fill("guest@elsewhere.example, other@elsewhere.example");
  await page.keyboard.press("Enter");
  await form.getByLabel("Place").fill("The big room");
  await form.getByLabel("Category").selectOption({ label: "Social" });
  await form.locator("input[type=file]").first().setInputFiles([file("poster.png", png(40, 20, [60, 90, 210]))]);
  await expect(form.locator(".cover-preview")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "events-editor");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form).toHaveCount(0);
  await expect(shown(page, title)).toBeVisible();
  const [made] = await called(title);
  expect(made.startDateTime).toMatch(/^2027-03-17T13:30:00/);
  expect(made.endDateTime).toMatch(/^2027-03-17T14:30:00/);
  expect(made).toMatchObject({ location: "The big room", category: "Social", externalAttendees: ["guest@elsewhere.example", "other@elsewhere.example"] });
  expect(made.poster).toBeTruthy();

  await shown(page, title).click();
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const edit = dialog(page, "Edit event");
  await expect(edit.getByLabel("Begins at")).toHaveValue("14:30");
  await edit.getByLabel("Title").fill(`${title}, changed`);
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".event-name")).toHaveText(`${title}, changed`);
  const [changed] = await called(`${title}, changed`);
  expect(changed.startDateTime, "what was not changed stays").toBe(made.startDateTime);
  expect(changed.externalAttendees).toEqual(made.externalAttendees);

  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = dialog(page, "Delete event");
  await expect(question).toContainText(`${title}, changed`);
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(shown(page, title)).toHaveCount(0);
  expect(await called(`${title}, changed`)).toEqual([]);
});

test("a series across the change of the clock is changed from its middle on", async ({ open }) => {
  const page = await open("head");
  const title = `Every week ${Date.now()}`;
  const called = () => eventCalled(page, title, "2027-03-01", "2027-04-30");
  await calendarIsThere(page, "/events/week/2027-03-15");
  await page.getByRole("button", { name: "New event" }).click();
  const form = dialog(page, "New event");
  await form.getByLabel("Title").fill(title);
  await form.getByLabel("Begins at").fill("10:00");
  await form.getByLabel("Repeats").selectOption({ label: "Every week" });
  await form.getByLabel("Until").fill("2027-04-12");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form).toHaveCount(0);
  const starts = async () => (await called()).map((event) => event.startDateTime.slice(0, 16));
  await expect.poll(starts).toEqual(["2027-03-15T09:00", "2027-03-22T09:00", "2027-03-29T08:00", "2027-04-05T08:00", "2027-04-12T08:00"]);

  const middle = (await called())[2];
  await calendarIsThere(page, `/events/week/2027-03-29/${middle.id}`);
  await expect(page.locator(".event-facts")).toContainText("3 of 5");
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  const edit = dialog(page, "Edit event");
  await expect(edit.getByLabel("Begins at"), "ten o'clock stays ten o'clock").toHaveValue("10:00");
  await edit.getByLabel("Begins at").fill("11:00");
  await edit.getByRole("button", { name: "Save" }).click();
  const question = dialog(page, "Save changes");
  await question.getByRole("radio", { name: "This and following" }).check();
  await question.getByRole("button", { name: "Save" }).click();
  await expect(edit).toHaveCount(0);
  await expect.poll(starts).toEqual(["2027-03-15T09:00", "2027-03-22T09:00", "2027-03-29T09:00", "2027-04-05T09:00", "2027-04-12T09:00"]);

  await calendarIsThere(page, `/events/week/2027-04-05/${(await called())[3].id}`);
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await dialog(page, "Delete event").getByRole("button", { name: "Delete" }).click();
  await expect.poll(starts).toEqual(["2027-03-15T09:00", "2027-03-22T09:00", "2027-03-29T09:00", "2027-04-12T09:00"]);

  await calendarIsThere(page, `/events/week/2027-03-15/${(await called())[0].id}`);
  await page.getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await dialog(page, "Delete event").getByRole("radio", { name: "All" }).check();
  await dialog(page, "Delete event").getByRole("button", { name: "Delete" }).click();
  await expect.poll(starts).toEqual(["2027-03-29T09:00", "2027-04-12T09:00"]);
});

test("events are made, moved and stretched by dragging", async ({ open }) => {
  const page = await open("head");
  const title = `Dragged ${Date.now()}`;
  const made = await makeEvent(page, { title, startDateTime: "2027-07-06T08:00:00Z", endDateTime: "2027-07-06T09:00:00Z" });
  const now = async () => {
    const [event] = await eventCalled(page, title, "2027-07-01", "2027-07-31");
    return [event.startDateTime, event.endDateTime].map((time) => time.slice(5, 16));
  };
  await calendarIsThere(page, "/events/week/2027-07-06");
  const event = page.locator(`.hours [data-row="${made.id}"]`);
  await expect(event).toBeVisible();
  const hour = (await page.locator(".hours-column").first().boundingBox()).height / 24;
  const drag = async (from, to) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
    await page.mouse.move(...to, { steps: 3 });
    await page.mouse.up();
  };
  let box = await event.boundingBox();
  const day = (await page.locator(".hours-column").nth(1).boundingBox()).x - (await page.locator(".hours-column").nth(0).boundingBox()).x;
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  await drag(middle, [middle[0] + day, middle[1] + hour]);
  await expect.poll(now).toEqual(["07-07T09:00", "07-07T10:00"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(now).toEqual(["07-06T08:00", "07-06T09:00"]);

  await expect.poll(async () => Math.round((await event.boundingBox()).x)).toBe(Math.round(box.x));
  box = await event.boundingBox();
  await drag([box.x + 20, box.y + box.height - 2], [box.x + 20, box.y + box.height - 4 + hour]);
  await expect.poll(now).toEqual(["07-06T08:00", "07-06T10:00"]);

  const empty = await page.locator(".hours-column").nth(3).boundingBox();
  const top = box.y;
  await drag([empty.x + 30, top + 3], [empty.x + 30, top + 2 * hour - 3]);
  const form = dialog(page, "New event");
  await expect(form.getByLabel("Begins", { exact: true })).toHaveValue("2027-07-08");
  await expect(form.getByLabel("Begins at")).toHaveValue("10:00");
  await expect(form.getByLabel("Ends at")).toHaveValue("12:00");
  await form.getByRole("button", { name: "Discard draft" }).click();

  await page.getByRole("link", { name: "Month" }).click();
  const chip = page.locator(`.month [data-row="${made.id}"]`);
  await expect(chip).toBeVisible();
  const from = await chip.boundingBox();
  const target = await page.locator('.month-day[data-day="2027-07-14"]').boundingBox();
  await drag([from.x + 20, from.y + 8], [target.x + 40, target.y + target.height / 2]);
  await expect.poll(now).toEqual(["07-14T08:00", "07-14T10:00"]);
});

test("all of it is done by keyboard alone", async ({ open }) => {
  const page = await open("head");
  const title = `Typed ${Date.now()}`;
  const now = async () => {
    const [event] = await eventCalled(page, title, "2027-08-01", "2027-08-31");
    return event ? [event.startDateTime, event.endDateTime].map((time) => time.slice(5, 16)) : [];
  };
  await calendarIsThere(page, "/events/week/2027-08-11");
  await page.keyboard.press("c");
  await expect(dialog(page, "New event").getByLabel("Title")).toBeFocused();
  await page.keyboard.type(title);
  await dialog(page, "New event").getByRole("button", { name: "Create" }).focus();
  await page.keyboard.press("Enter");
  await expect(shown(page, title)).toBeVisible();
  await expect.poll(now).toEqual(["08-11T07:00", "08-11T08:00"]);
  await page.keyboard.press("j");
  await expect(shown(page, title)).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(now).toEqual(["08-11T07:15", "08-11T08:15"]);
  await expect(shown(page, title), "the focus stays").toBeFocused();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect.poll(now).toEqual(["08-11T07:15", "08-11T08:30"]);
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(now).toEqual(["08-12T07:15", "08-12T08:30"]);
  await expect(shown(page, title)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".event-name")).toHaveText(title);
  await page.keyboard.press("Escape");
  await expect(page.locator(".event-open")).toHaveCount(0);
  await page.keyboard.press("m");
  await expect(page.locator(".calendar-title")).toHaveText("August 2027");
  await page.keyboard.press("n");
  await expect(page.locator(".calendar-title")).toHaveText("September 2027");
  await page.keyboard.press("p");
  await expect(page.locator(".calendar-title")).toHaveText("August 2027");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/events\/agenda\//);
});

test("an event that is moved faster than the backend answers comes where it was left", async ({ open }) => {
  const page = await open("head");
  const title = `Hurried ${Date.now()}`;
  await makeEvent(page, { title, startDateTime: "2027-08-25T08:00:00Z", endDateTime: "2027-08-25T09:00:00Z" });
  const now = async () => {
    const [event] = await eventCalled(page, title, "2027-08-01", "2027-08-31");
    return [event.startDateTime, event.endDateTime].map((time) => time.slice(5, 16));
  };
  let sent = 0;
  await page.route("**/api/events/*", async (route) => {
    if (route.request().method() !== "GET") {
      sent += 1;
      await new Promise((resolve) => setTimeout(resolve, 800));
    }
    return route.continue();
  });
  await calendarIsThere(page, "/events/week/2027-08-25");
  await shown(page, title).focus();
  for (let turn = 0; turn < 4; turn += 1) await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowRight");
  await expect(shown(page, title)).toContainText("11:00");
  await expect.poll(now).toEqual(["08-26T09:00", "08-26T10:00"]);
  await expect(shown(page, title)).toBeFocused();
  expect(sent).toBe(2);
  await expect(page.locator(".toast")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(now).toEqual(["08-25T08:00", "08-25T09:00"]);
});

test("at 390 px one writes an event and finds it", async ({ open }) => {
  const page = await open("employee", { viewport: { width: 390, height: 844 } });
  const title = `From the phone ${Date.now()}`;
  await calendarIsThere(page, "/events/agenda/2027-09-01");
  await page.getByRole("button", { name: "New event" }).first().click();
  const form = dialog(page, "New event");
  await form.getByLabel("Title").fill(title);
  await form.getByLabel("All day").check();
  await picture(page, "events-editor-narrow");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(shown(page, title)).toContainText("All day");
  const [made] = await eventCalled(page, title, "2027-08-30", "2027-09-05");
  expect([made.startDateTime, made.endDateTime].map((time) => time.slice(0, 16))).toEqual(["2027-08-31T22:00", "2027-09-01T22:00"]);
  await shown(page, title).click();
  await expect(page.locator(".event-name")).toHaveText(title);
  await page.getByRole("button", { name: "Close the event" }).click();
  await expect(shown(page, title)).toBeVisible();
});

test("who did not make an event has no way to change it, and is refused by the API", async ({ open }) => {
  const maker = await open("head");
  const made = await makeEvent(maker, { title: `Not yours ${Date.now()}`, startDateTime: "2027-10-06T08:00:00Z", endDateTime: "2027-10-06T09:00:00Z" });
  const page = await open("employee");
  await calendarIsThere(page, `/events/week/2027-10-06/${made.id}`);
  await expect(page.locator(".event-name")).toHaveText(made.title);
  await page.getByRole("button", { name: "Actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Edit" })).toHaveCount(0);
  await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.locator(`.hours [data-row="${made.id}"]`).focus();
  await page.keyboard.press("Alt+ArrowDown");
  const answer = await page.request.patch(`/api/events/${made.id}`, { headers: { "x-rotunda": "1" }, data: { title: "Mine now" } });
  expect(answer.status()).toBe(403);
  const [still] = await eventCalled(maker, made.title, "2027-10-01", "2027-10-31");
  expect(still.startDateTime).toBe(made.startDateTime);
});
