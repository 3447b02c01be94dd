// The whole life of a conversation, at each source, with the source's own API asked afterwards.
const { test, expect, picture, expectAccessible } = require("../fixtures");
const { png, file } = require("../pictures");
const {
  chatsAreThere, row, openChat, composer, message, say, chooseForChat, chooseForMessage, makeChat, choosePerson, ask, openId,
} = require("../chats");

test("WorkDrive: a room is made, talked in, changed and left", async ({ open }) => {
  const mila = await open("employee");
  await chatsAreThere(mila);
  const title = `Oven committee ${Date.now()}`;
  await makeChat(mila, { kind: "Room with a title · WorkDrive", people: ["Annika"], title, about: "Bread" });
  const id = openId(mila);
  await say(mila, "Who **bakes** on Friday?", "Who bakes on Friday?");

  const annika = await open("head");
  await chatsAreThere(annika);
  await openChat(annika, title);
  const question = message(annika, "Who bakes on Friday?");
  await expect(question.locator("strong")).toHaveText("bakes");
  await question.hover();
  await question.getByRole("button", { name: "Reply" }).click();
  await say(annika, "I do, with sourdough");
  await expect(message(mila, "I do, with sourdough").locator(".quote")).toContainText("Who bakes on Friday?");

  await composer(mila).fill("Thank you @ann");
  await expect(mila.getByRole("option", { name: /Annika/ })).toBeVisible();
  await composer(mila).press("Enter");
  await expect(composer(mila)).toHaveValue(/@\[Annika/);
  await mila.locator(".chat-composer input[type=file]").setInputFiles([file("oven.png", png(320, 200, [200, 90, 40]))]);
  await expect(mila.locator(".tray-picture")).toHaveCount(1);
  await composer(mila).press("Enter");
  const thanks = message(annika, "Thank you @Annika");
  await expect(thanks.locator(".tile img")).toBeVisible();
  await expect(thanks).toHaveClass(/mentions-me/);
  await picture(annika, "chat-room");

  const mine = message(mila, "Thank you");
  await chooseForMessage(mila, mine, "Edit");
  await mila.locator(".message-edit textarea").fill("Thank you so much");
  // What happens to the message meanwhile takes nothing of what is typed.
  await thanks.hover();
  await thanks.locator(".message-tools").getByRole("button", { name: "React" }).click();
  await annika.getByRole("button", { name: "👍", exact: true }).click();
  await expect(mila.locator(".message .reaction")).toBeVisible();
  await expect(mila.locator(".message-edit textarea")).toHaveValue("Thank you so much");
  await mila.locator(".message-edit").getByRole("button", { name: "Save" }).click();
  await expect(message(annika, "Thank you so much")).toContainText("edited");
  await message(annika, "Thank you so much").hover();
  await message(annika, "Thank you so much").locator(".message-tools").getByRole("button", { name: "React" }).click();
  await annika.getByRole("button", { name: "🎉", exact: true }).click();
  await expect(message(mila, "Thank you so much").getByRole("button", { name: "1 reaction 🎉" })).toBeVisible();
  await chooseForMessage(mila, message(mila, "Thank you so much"), "Delete");
  await mila.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(message(annika, "This message was deleted.")).toBeVisible();

  await chooseForChat(mila, "Rename");
  await mila.getByRole("dialog").getByLabel("Title").fill(`${title} II`);
  await mila.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(annika.locator(".pane-title h2")).toHaveText(`${title} II`);
  await chooseForChat(mila, "Mute");
  await expect(row(mila, `${title} II`)).toHaveClass(/muted/);
  await mila.getByRole("button", { name: "Members" }).click();
  await choosePerson(mila.locator(".chats-panel"), "Add people", "Omar");
  await mila.locator(".chats-panel").getByRole("button", { name: "Add", exact: true }).click();
  await expect(mila.locator(".member", { hasText: "Omar" })).toBeVisible();
  await expectAccessible(mila);
  await mila.getByRole("button", { name: "Actions for Annika Lindqvist" }).click();
  await mila.getByRole("menuitem", { name: "Make an administrator" }).click();
  await expect(mila.locator(".member", { hasText: "Annika" }).getByText("Admin")).toBeVisible();

  let group = (await ask(mila, "GET", `/app/conversations/${id}`)).conversation.group;
  expect(group).toMatchObject({ title: `${title} II`, muted: true, description: "Bread" });
  expect(group.participants).toHaveLength(3);
  expect(group.admins).toHaveLength(2);
  const said = (await ask(mila, "GET", `/app/conversations/${id}/messages`)).messages;
  expect(said.map((one) => [one.message, one.isDeleted])).toEqual([["Who **bakes** on Friday?", false], ["I do, with sourdough", false], ["", true]]);

  await chooseForChat(mila, "Archive");
  await expect(row(mila, `${title} II`)).toHaveCount(0);
  await mila.getByLabel("Show", { exact: true }).selectOption({ label: "Archived" });
  await expect(row(mila, `${title} II`)).toBeVisible();
  await chooseForChat(mila, "Leave");
  await mila.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(mila.getByText("Choose a conversation, or begin a new one.")).toBeVisible();
  await expect(annika.locator(".pane-title p")).toContainText("2 members");
  expect((await mila.request.get(`/app/conversations/${id}`)).status()).toBe(404);
});

test("Qwil: a client chat is made, talked in, asked to sign, changed and left", async ({ open }) => {
  const mila = await open("employee");
  await chatsAreThere(mila);
  const title = `Fitting room ${Date.now()}`;
  await makeChat(mila, { kind: "Client chat · Qwil", people: ["Annika"], title });
  const id = openId(mila);
  await say(mila, "The window display is ready");
  const annika = await open("head");
  await chatsAreThere(annika);
  await openChat(annika, title);
  await say(annika, "I come by at noon");
  const answer = message(mila, "I come by at noon");
  await answer.hover();
  await answer.getByRole("button", { name: "Reply" }).click();
  await mila.locator(".chat-composer input[type=file]").setInputFiles([
    file("one.png", png(200, 120, [40, 90, 200])),
    file("two.png", png(200, 120, [40, 200, 90])),
  ]);
  await expect(mila.locator(".tray-picture")).toHaveCount(2);
  await say(mila, "Two views of it");
  await expect(message(annika, "Two views of it").locator(".tile img")).toBeVisible();
  await expect(annika.locator(".message .tile")).toHaveCount(2);

  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
  await chooseForChat(mila, "Ask for a signature");
  const dialog = mila.getByRole("dialog", { name: "Ask for a signature" });
  await dialog.locator("input[type=file]").setInputFiles([file("contract.pdf", pdf, "application/pdf")]);
  await expect(dialog.locator(".page-preview")).toBeVisible();
  await dialog.getByLabel("What it is about").fill("The lease of the window");
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  const request = annika.locator(".request", { hasText: "The lease of the window" });
  await request.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(mila.locator(".request", { hasText: "The lease of the window" })).toContainText("Signed");
  await chooseForChat(mila, "Ask for an approval");
  await mila.getByRole("dialog").getByLabel("What it is about").fill("Paint it green");
  await mila.getByRole("dialog").getByRole("button", { name: "Ask", exact: true }).click();
  await annika.locator(".request", { hasText: "Paint it green" }).getByRole("button", { name: "Decline" }).click();
  await expect(mila.locator(".request", { hasText: "Paint it green" })).toContainText("Declined");

  await chooseForChat(mila, "Rename");
  await mila.getByRole("dialog").getByLabel("Title").fill(`${title} II`);
  await mila.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(annika.locator(".pane-title h2")).toHaveText(`${title} II`);
  await expect(annika.locator(".happening").last()).toContainText("renamed");
  await mila.getByRole("button", { name: "Members" }).click();
  await choosePerson(mila.locator(".chats-panel"), "Add people", "Omar");
  await mila.locator(".chats-panel").getByRole("button", { name: "Add", exact: true }).click();
  await expect(mila.locator(".member", { hasText: "Omar" })).toBeVisible();
  await chooseForChat(mila, "Mute");
  await expect(row(mila, `${title} II`)).toHaveClass(/muted/);

  // It is shown before the backend has it.
  const kept = async () => (await ask(mila, "GET", `/chat-service/api/chats?chat_uuid=${id}`)).chat;
  await expect.poll(async () => (await kept()).notify).toBe(false);
  const chat = await kept();
  expect(chat.title).toBe(`${title} II`);
  expect(chat.members.filter((member) => member.active)).toHaveLength(3);
  const { messages } = await ask(mila, "GET", `/chat-service/api/chats/messages/range?chat_uuid=${id}&from_seq=1&to_seq=50`);
  expect(messages.map((one) => one.type)).toEqual(["text", "text", "image", "image", "signature_request", "biometrics_request", "renamed", "joined"]);
  expect(messages[4].request.state).toBe("approved");

  await chooseForChat(mila, "Archive");
  await expect(row(mila, `${title} II`)).toHaveCount(0);
  await chooseForChat(mila, "Take out of the archive");
  await expect(row(mila, `${title} II`)).toBeVisible();
  await chooseForChat(mila, "Leave");
  await mila.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(annika.locator(".happening").last()).toContainText("left");
  const after = await ask(annika, "GET", `/chat-service/api/chats?chat_uuid=${id}`);
  expect(after.chat.members.filter((member) => member.active)).toHaveLength(2);
});

test("Symphony: a room is made, talked in, changed, closed and left", async ({ open }) => {
  const mila = await open("employee");
  await chatsAreThere(mila);
  const title = `Battery watch ${Date.now()}`;
  await makeChat(mila, { kind: "Room with a title · Symphony", people: ["Annika"], title, about: "Zinc and lithium" });
  const id = openId(mila);
  await say(mila, "The **batch** of `2026-11` is late", "The batch of 2026-11 is late");
  const annika = await open("head");
  await chatsAreThere(annika);
  await openChat(annika, title);
  const first = message(annika, "The batch of");
  await expect(first.locator("strong")).toHaveText("batch");
  await expect(first.locator("code")).toHaveText("2026-11");
  await first.hover();
  await first.getByRole("button", { name: "Reply" }).click();
  await say(annika, "By how many days?");
  await expect(message(mila, "By how many days?").locator(".quote")).toContainText("The batch of");
  await composer(mila).fill("Three, @ann");
  await expect(mila.getByRole("option", { name: /Annika/ })).toBeVisible();
  await composer(mila).press("Enter");
  await mila.locator(".chat-composer input[type=file]").setInputFiles([file("chart.png", png(320, 200, [90, 40, 160]))]);
  await expect(mila.locator(".tray-picture")).toHaveCount(1);
  await composer(mila).press("Enter");
  const three = message(annika, "Three, @Annika");
  await expect(three.locator(".tile img")).toBeVisible();
  await expect(three).toHaveClass(/mentions-me/);
  await chooseForMessage(mila, message(mila, "Three,"), "Edit");
  await mila.locator(".message-edit textarea").fill("Four, I hear");
  await mila.locator(".message-edit").getByRole("button", { name: "Save" }).click();
  await expect(message(annika, "Four, I hear")).toContainText("edited");

  await chooseForChat(mila, "Rename");
  await mila.getByRole("dialog").getByLabel("Title").fill(`${title} II`);
  await mila.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(annika.locator(".pane-title h2")).toHaveText(`${title} II`);
  await mila.getByRole("button", { name: "Members" }).click();
  await choosePerson(mila.locator(".chats-panel"), "Add people", "Omar");
  await mila.locator(".chats-panel").getByRole("button", { name: "Add", exact: true }).click();
  await expect(mila.locator(".member", { hasText: "Omar" })).toBeVisible();
  await mila.getByRole("button", { name: "Actions for Annika Lindqvist" }).click();
  await mila.getByRole("menuitem", { name: "Make an administrator" }).click();
  await expect(mila.locator(".member", { hasText: "Annika" }).getByText("Admin")).toBeVisible();
  await chooseForChat(mila, "Mute");
  await expect(row(mila, `${title} II`)).toHaveClass(/muted/);

  const room = await ask(mila, "GET", `/pod/v3/room/${id}/info`);
  expect(room.roomAttributes).toMatchObject({ name: `${title} II`, description: "Zinc and lithium" });
  expect(await ask(mila, "GET", `/pod/v2/room/${id}/membership/list`)).toHaveLength(3);
  const said = await ask(mila, "GET", `/agent/v4/stream/${id}/message?since=0`);
  expect(said).toHaveLength(3);
  expect(said[2].message).toContain("Four, I hear");
  expect(said[1].message).toContain("By how many days?");

  await chooseForChat(mila, "Close for everybody");
  await mila.getByRole("dialog").getByRole("button", { name: "Close for everybody" }).click();
  await expect(annika.getByText("This conversation is closed.", { exact: false })).toBeVisible();
  await expect(mila.getByText("This conversation is closed.", { exact: false })).toBeVisible();
  await chooseForChat(mila, "Open again");
  await expect(composer(annika)).toBeVisible();
  await chooseForChat(mila, "Archive");
  await expect(row(mila, `${title} II`)).toHaveCount(0);
  await chooseForChat(mila, "Leave");
  await mila.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(annika.locator(".pane-title p")).toContainText("2 members");
  expect(await ask(annika, "GET", `/pod/v2/room/${id}/membership/list`)).toHaveLength(2);
});

test("Symphony: instant messages, and a message that is hidden for compliance", async ({ open }) => {
  const rasmus = await open("admin");
  await chatsAreThere(rasmus);
  await makeChat(rasmus, { kind: "Direct message · Symphony", people: ["Mila"] });
  const id = openId(rasmus);
  const text = `Not for these ears ${Date.now()}`;
  await say(rasmus, text);
  const mila = await open("employee");
  await chatsAreThere(mila, `/chats/symphony/${id}`);
  await expect(message(mila, text)).toBeVisible();
  await chooseForMessage(rasmus, message(rasmus, text), "Hide for everybody");
  await rasmus.getByRole("dialog").getByRole("button", { name: "Hide for everybody" }).click();
  await expect(message(rasmus, text)).toHaveCount(0);
  await expect(message(mila, text)).toHaveCount(0);
  const left = await ask(mila, "GET", `/agent/v4/stream/${id}/message?since=0`);
  expect((left ?? []).filter((one) => one.message.includes(text))).toEqual([]);
});

test("Dixa: conversations with customers are read by administrators and nobody else", async ({ open }) => {
  const rasmus = await open("admin");
  await chatsAreThere(rasmus, "/chats?source=dixa");
  await row(rasmus, "").click();
  await expect(rasmus.locator(".facts")).toContainText("Channel");
  await expect(rasmus.getByText("Conversations with customers are answered in the help desk.")).toBeVisible();
  await expect(composer(rasmus)).toHaveCount(0);
  const known = await ask(rasmus, "GET", "/app/dixa/conversations");
  expect(known.conversations.length).toBeGreaterThan(0);
  const mila = await open("employee");
  await chatsAreThere(mila);
  await expect(mila.getByLabel("Source").locator("option", { hasText: "Dixa" })).toHaveCount(0);
  expect((await mila.request.get("/app/dixa/conversations")).status()).toBe(403);
});

test("WorkDrive: a meeting is made in a conversation and is an event", async ({ open }) => {
  const mila = await open("employee");
  await chatsAreThere(mila);
  await makeChat(mila, { kind: "Group · WorkDrive", people: ["Annika", "Omar"] });
  await chooseForChat(mila, "Start a meeting");
  const dialog = mila.getByRole("dialog", { name: "Start a meeting" });
  const title = `Tasting ${Date.now()}`;
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByRole("button", { name: "Invite" }).click();
  await expect(mila.locator(".meeting", { hasText: title })).toBeVisible();
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const to = new Date(Date.now() + 86_400_000).toISOString();
  const calendar = await mila.request.get(`/app/calendar?from=${from}&to=${to}`);
  expect(calendar.ok()).toBeTruthy();
  expect(await calendar.text()).toContain(title);
});
