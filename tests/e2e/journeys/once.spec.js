// What is sent and whose answer is lost is sent again by hand, and made once.
const { test, expect, HEADERS, feedIsThere } = require("../fixtures");
const { calendarIsThere, eventCalled, shown } = require("../events");
const { tasksAreThere, tasksOf } = require("../tasks");
const { documents, libraryIsThere } = require("../documents");
const { png, file } = require("../pictures");

/** From now on what is posted to an address arrives at the server, and its answer never arrives here. Answers how the line is mended. */
async function cutAnswers(page, address) {
  const cut = async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const answer = await route.fetch();
    expect(answer.status()).toBe(201);
    return route.abort("connectionreset");
  };
  await page.route(address, cut);
  return () => page.unroute(address, cut);
}

const dialog = (page, name) => page.getByRole("dialog", { name });
const lost = /It was not saved\. What you wrote is kept\./;

test("an event is made once, also after the page was loaded again", async ({ open }) => {
  const page = await open("head");
  const title = `Once ${Date.now()}`;
  const made = () => eventCalled(page, title, "2027-04-01", "2027-04-30");
  await calendarIsThere(page, "/events/day/2027-04-14");
  await page.getByRole("button", { name: "New event" }).click();
  const form = dialog(page, "New event");
  await form.getByLabel("Title").fill(title);
  const mend = await cutAnswers(page, "**/api/events/meeting");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText(lost)).toBeVisible();
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText(lost)).toBeVisible();
  await mend();
  await calendarIsThere(page, "/events/day/2027-04-14");
  await page.getByRole("button", { name: "New event" }).click();
  await expect(form.getByLabel("Title")).toHaveValue(title);
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form).toHaveCount(0);
  await expect(shown(page, title)).toBeVisible();
  expect(await made()).toHaveLength(1);

  // The next one is another one, although it says the same.
  await page.getByRole("button", { name: "New event" }).click();
  await form.getByLabel("Title").fill(title);
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form).toHaveCount(0);
  await expect.poll(async () => (await made()).length).toBe(2);
});

test("what was changed after its answer was lost is said to be there as it was, and makes another when it is sent again", async ({ open }) => {
  const page = await open("head");
  const title = `Thought over ${Date.now()}`;
  const made = async () => (await eventCalled(page, title, "2027-04-01", "2027-04-30")).map((event) => event.location ?? "").sort();
  await calendarIsThere(page, "/events/day/2027-04-15");
  await page.getByRole("button", { name: "New event" }).click();
  const form = dialog(page, "New event");
  await form.getByLabel("Title").fill(title);
  const mend = await cutAnswers(page, "**/api/events/meeting");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText(lost)).toBeVisible();
  await mend();
  await form.getByLabel("Place").fill("The small room");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByText(/It was saved when you sent it first/)).toBeVisible();
  await expect(form.getByLabel("Place")).toHaveValue("The small room");
  expect(await made()).toEqual([""]);
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form).toHaveCount(0);
  expect(await made()).toEqual(["", "The small room"]);
});

test("a task is made once, from its line and from its form", async ({ open }) => {
  const page = await open("employee");
  await tasksAreThere(page, "/tasks/drafts");
  const titled = async (title) => (await tasksOf(page)).filter((task) => task.title === title);
  const [quick, whole] = [`In one line ${Date.now()}`, `In a form ${Date.now()}`];
  const line = page.getByLabel("Add a task in one line");
  await line.fill(quick);
  let mend = await cutAnswers(page, "**/api/tasks");
  await line.press("Enter");
  await expect(page.getByText(lost)).toBeVisible();
  await mend();
  await line.press("Enter");
  await expect(page.getByText(`Draft saved: ${quick}`)).toBeVisible();
  expect(await titled(quick)).toHaveLength(1);

  await page.getByRole("button", { name: "New task" }).click();
  const form = page.locator(".task-form");
  await form.getByLabel("Title").fill(whole);
  mend = await cutAnswers(page, "**/api/tasks");
  await form.getByRole("button", { name: "Save draft" }).click();
  await expect(form.getByText(lost)).toBeVisible();
  await mend();
  await form.getByRole("button", { name: "Save draft" }).click();
  await expect(page.locator(".tasks-open-title")).toHaveText(whole);
  expect(await titled(whole)).toHaveLength(1);
});

test("links and FAQs are made once", async ({ open }) => {
  const page = await open("employee");
  const listed = async (what, key) => (await (await page.request.get(`/api/${what}?per_page=100`, { headers: HEADERS })).json())[key];
  const name = `Linked ${Date.now()}`;
  const form = page.getByRole("dialog");
  const twice = async (address, type) => {
    await type();
    const mend = await cutAnswers(page, address);
    await form.getByRole("button", { name: "Add", exact: true }).click();
    await expect(form.getByText(lost)).toBeVisible();
    await mend();
    await form.getByRole("button", { name: "Add", exact: true }).click();
    await expect(form).toHaveCount(0);
  };
  const link = async () => {
    await page.getByRole("button", { name: "Add link" }).click();
    await form.getByLabel("Address").fill("https://a.example/once");
    await form.getByLabel("Name").fill(name);
  };
  await libraryIsThere(page);
  await twice(/\/api\/documents/, link);
  expect((await documents(page)).filter((document) => document.name === name)).toHaveLength(1);
  await libraryIsThere(page, "/documents/videos");
  await twice(/\/api\/videos/, link);
  expect((await listed("videos", "videos")).filter((video) => video.title === name)).toHaveLength(1);
  await libraryIsThere(page, "/documents/faqs");
  await twice(/\/api\/faqs/, async () => {
    await page.getByRole("button", { name: "New FAQ" }).click();
    await form.getByLabel("Question").fill(`${name}?`);
    await form.getByLabel("Answer").fill("Once.");
  });
  expect((await listed("faqs", "data")).filter((row) => row.question === `${name}?`)).toHaveLength(1);
});

test("photos are made once of their files", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/photos");
  const mend = await cutAnswers(page, /\/api\/photos/);
  await page.locator(".library-add input[type=file]").setInputFiles([file("made-once.png", png(300, 200, [90, 160, 90]))]);
  await page.getByRole("button", { name: "Add 1 photo" }).click();
  await expect(page.locator(".tray-item.failed")).toHaveCount(1);
  await mend();
  await page.getByRole("button", { name: /^Retry made-once/ }).click();
  await expect(page.locator(".intake-head p")).toHaveText("1 uploaded");
  const photos = await (await page.request.get("/api/photos?per_page=100", { headers: HEADERS })).json();
  expect(photos.photos.filter((photo) => photo.photo.name === "made-once.png")).toHaveLength(1);
});

test("a post is published once", async ({ open }) => {
  const page = await open("employee");
  await page.goto("/feeds");
  await feedIsThere(page);
  const text = `Said once ${Date.now()}`;
  await page.getByRole("button", { name: "New post" }).first().click();
  await page.getByLabel("Text", { exact: true }).fill(text);
  const mend = await cutAnswers(page, "**/api/posts");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.locator(".composer .form-problem")).toBeVisible();
  await mend();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.locator(".composer")).toHaveCount(0);
  const latest = await page.request.get(`/api/posts?time=${new Date().toISOString()}&per_page=20`, { headers: HEADERS });
  expect((await latest.text()).split(`"${text}"`)).toHaveLength(2);
});
