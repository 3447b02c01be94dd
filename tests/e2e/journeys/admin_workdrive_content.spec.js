// What WorkDrive's people share and have to do, as administrators see it.
const { test, expect, expectAccessible, makePost, HEADERS } = require("../fixtures");
const { openScreen, row, openRow, form, send, pick, json } = require("../admin");

const LATER = "time=2100-01-01T00:00:00Z&per_page=100";

/** Makes something by the API. */
async function make(page, address, data) {
  const answer = await page.request.post(address, { headers: HEADERS, data });
  expect(answer.ok(), await answer.text()).toBeTruthy();
  return answer.json();
}

for (const [what, screen, stream, title] of [["post", "posts", "posts", "postText"], ["news item", "news", "news", "newsTitle"]]) {
  test(`a ${what} is found and deleted`, async ({ open }) => {
    const page = await open("admin");
    const text = `Lost and found ${Date.now()}`;
    const made = await makePost(page, { postText: text, ...(stream === "news" ? { newsTitle: text } : {}) }, stream);
    const all = async () => (await json(page, `/api/${stream}?${LATER}`))[stream].map((one) => one.id);
    expect(await all()).toContain(made.id);
    await openScreen(page, `workdrive/${screen}`);
    await page.locator("[data-filter]").fill(text);
    await expect(row(page, text)).toBeVisible();
    await row(page, text).locator(".admin-open").click();
    const panel = page.locator(".admin-panel");
    await expectAccessible(page);
    const question = await form(page, "Delete", panel);
    await send(question, "Delete");
    await expect.poll(all).not.toContain(made.id);
    expect(made[title]).toBe(text);
  });
}

test("an event and a group chat are deleted for everybody", async ({ open }) => {
  const page = await open("admin");
  const mark = `Regatta ${Date.now()}`;
  const begin = new Date(Date.now() + 86_400_000).toISOString();
  await make(page, "/api/events/meeting", { title: mark, startDateTime: begin, endDateTime: new Date(Date.now() + 90_000_000).toISOString() });
  const events = async () => JSON.stringify(await json(page, `/api/events?${LATER}`));
  await openScreen(page, "workdrive/events");
  // A moment to narrow by is chosen by the reader's clock.
  const from = page.locator(".admin-list .admin-filter.vendor", { hasText: "From date" }).locator("input");
  await expect(from).toHaveAttribute("type", "datetime-local");
  const asked = page.waitForRequest((request) => request.url().includes("fromDate=2026-01-01T08%3A30%3A00.000Z"));
  await from.fill("2026-01-01T09:30");
  await from.press("Tab");
  await asked;
  await page.locator("[data-filter]").fill(mark);
  const panel = await openRow(page, mark);
  await send(await form(page, "Delete", panel), "Delete");
  await expect(page.locator(".admin-list .admin-count")).toHaveText(/^0 of/);
  expect(await events()).not.toContain(mark);

  await make(page, "/api/group-chats", { groupType: "CHAT_GROUP", title: mark, members: [] });
  const chats = async () => JSON.stringify(await json(page, "/api/group-chats?per_page=100"));
  await expect.poll(chats).toContain(mark);
  await openScreen(page, "workdrive/group-chats");
  await page.locator("[data-filter]").fill(mark);
  const chat = await openRow(page, mark);
  await expectAccessible(page);
  await send(await form(page, "Delete", chat), "Delete");
  await expect.poll(chats).not.toContain(mark);
});

test("a document gets another owner by name, is withdrawn, published and deleted", async ({ open }) => {
  const page = await open("admin");
  const name = `Handbook ${Date.now()}`;
  await make(page, "/api/documents", { docUrl: "https://handbook.example/", name, permissions: { public: true } });
  const found = async () => (await json(page, "/api/documents?per_page=100")).docs.find((one) => one.name === name);
  await expect.poll(found).toBeTruthy();
  await openScreen(page, "workdrive/documents");
  await page.locator("[data-filter]").fill(name);
  const panel = await openRow(page, name);
  const owners = await form(page, "Change owners", panel);
  await pick(owners, "New owner ids", "nora", "Nora Bakke");
  await send(owners, "Change owners");
  await expect.poll(async () => JSON.stringify((await found()).owners)).toContain("Bakke");
  await send(await form(page, "Withdraw", panel), "Withdraw");
  await expect.poll(async () => (await found()).isPublished).toBe(false);
  await send(await form(page, "Publish", panel), "Publish");
  await expect.poll(async () => (await found()).isPublished).toBe(true);
  await send(await form(page, "Delete", panel), "Delete");
  await expect.poll(found).toBeUndefined();
});

test("a FAQ gets another owner by name, and one of its questions is deleted", async ({ open }) => {
  const page = await open("admin");
  const mark = `Where is the key ${Date.now()}?`;
  const made = await make(page, "/api/faqs", {
    kb: { name: mark }, permissions: { public: true },
    qas: [{ question: mark, answer: "In the drawer." }, { question: `Really, ${mark}`, answer: "Yes." }],
  });
  expect(made).toBeTruthy();
  const found = async () => (await json(page, "/api/faqs?per_page=100")).data.filter((one) => one.question.includes(mark));
  await expect.poll(async () => (await found()).length).toBe(2);
  await openScreen(page, "workdrive/faqs");
  await page.locator("[data-filter]").fill(`Really, ${mark}`);
  const panel = await openRow(page, `Really, ${mark}`);
  const owners = await form(page, "Change owners", panel);
  await pick(owners, "New owner ids", "kwame", "Kwame Mensah");
  await send(owners, "Change owners");
  const [kwame] = await json(page, "/app/people?search=kwame%20mensah");
  await expect.poll(async () => JSON.stringify(await found())).toContain(kwame.id);
  await send(await form(page, "Delete question", panel), "Delete question");
  await expect.poll(async () => (await found()).length).toBe(1);
});

test("a photo and a video are renamed, and are called as before again", async ({ open }) => {
  const page = await open("admin");
  for (const [screen, list] of [["photos", "photos"], ["videos", "videos"]]) {
    const all = async () => (await json(page, `/api/${list}?per_page=100`))[list];
    const before = (await all()).find((one) => one.title);
    await openScreen(page, `workdrive/${screen}`);
    await page.locator("[data-filter]").fill(before.title);
    const panel = await openRow(page, before.title);
    await expectAccessible(page);
    const title = `${before.title} II`;
    for (const next of [title, before.title]) {
      const edit = await form(page, "Edit", panel);
      await edit.getByLabel("Title").fill(next);
      await send(edit, "Edit");
      await expect.poll(async () => (await all()).find((one) => one.id === before.id).title).toBe(next);
    }
    const after = (await all()).find((one) => one.id === before.id);
    const { updatedAt, updatedBy } = before;
    expect({ ...after, updatedAt, updatedBy }).toEqual(before);
  }
});

test("a course is made with a step, given to somebody by name, and deleted", async ({ open }) => {
  const page = await open("admin");
  const title = `Knots ${Date.now()}`;
  const found = async () => (await json(page, "/api/courses?per_page=100")).taskLists.find((one) => one.title === title);
  await openScreen(page, "workdrive/courses");
  const dialog = await form(page, "Create");
  await dialog.getByLabel(/^Title/).fill(title);
  await dialog.getByLabel("Due date").fill("2031-05-06T12:00");
  await dialog.getByRole("group", { name: "Steps" }).getByRole("button", { name: "Add" }).click();
  await dialog.getByRole("group", { name: "Steps" }).getByLabel(/^Title/).fill("The bowline");
  await send(dialog, "Create");
  await expect.poll(async () => Date.parse((await found())?.dueDate)).toBe(Date.parse("2031-05-06T10:00:00Z"));
  const panel = await openRow(page, title);
  await expectAccessible(page);
  const assign = await form(page, "Assign", panel);
  await pick(assign, "Add", "linnea", "Linnea Sjöberg");
  await send(assign, "Assign");
  const { id } = await found();
  await expect.poll(async () => JSON.stringify((await json(page, `/app/courses/${id}`)).people)).toContain("Sjöberg");
  await send(await form(page, "Delete", panel), "Delete");
  await expect.poll(found).toBeUndefined();
});

test("a task is drafted, published, given to somebody by name, and deleted", async ({ open }) => {
  const page = await open("admin");
  const title = `Read about tides ${Date.now()}`;
  const found = async () => (await json(page, "/api/tasks?per_page=100")).tasks.find((one) => one.title === title);
  await openScreen(page, "workdrive/tasks", { empty: true });
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByLabel("Status").selectOption("draft");
  await dialog.getByLabel("Task type").selectOption("Article");
  await dialog.getByLabel("Content").fill("Twice a day.");
  const [template] = (await json(page, "/api/enforcement-templates?per_page=1")).notificationTemplates;
  await pick(dialog, "Notification template id", template.title);
  await send(dialog, "Create");
  await expect.poll(async () => (await found())?.status).toMatch(/draft/i);
  const panel = await openRow(page, title);
  const edit = await form(page, "Edit", panel);
  await expect(edit.locator(".chip", { hasText: template.title })).toBeVisible();
  await edit.getByLabel("Description").fill("Before spring.");
  await send(edit, "Edit");
  await expect.poll(async () => (await found()).description).toBe("Before spring.");
  await send(await form(page, "Publish", panel), "Publish");
  await expect.poll(async () => (await found()).status).toMatch(/publish/i);
  const assign = await form(page, "Assign", panel);
  await pick(assign, "User ids", "hana", "Hana Kobayashi");
  await send(assign, "Assign");
  await expect.poll(async () => JSON.stringify((await found()).assignedUserIds)).toContain("Kobayashi");
  await send(await form(page, "Delete", panel), "Delete");
  await expect.poll(found).toBeUndefined();
});
