// What WorkDrive's organization is made of: people, units, tokens, links. Each is asked of the vendor's own API afterwards.
const { test, expect, expectAccessible, HEADERS } = require("../fixtures");
const { openScreen, row, openRow, form, send, pick, json } = require("../admin");

/** A person of this status, among however many other journeys have made. */
async function user(page, email, status) {
  for (let number = 1; ; number += 1) {
    const { users } = await json(page, `/api/users?status=${status}&per_page=100&cur_page=${number}`);
    const found = users.find((one) => one.email === email);
    if (found || users.length < 100) return found;
  }
}

/** Narrows by one of the vendor's own filters. */
async function filter(page, label, value) {
  const field = page.locator(".admin-list .admin-filter.vendor", { hasText: label });
  await expect(field.locator("select")).toBeVisible();
  await field.locator("select").selectOption(value);
}

const closed = (dialog) => dialog.getByRole("button", { name: "Close", exact: true }).last().click();

test("a person is invited, moved, suspended and deleted, and what they had goes to somebody", async ({ open }) => {
  const page = await open("admin");
  const email = `solveig.${Date.now()}@stilla.example`;
  await openScreen(page, "workdrive/users");
  const dialog = await form(page, "Create");
  await expectAccessible(page);
  await dialog.getByLabel(/^Email/).fill(email);
  await dialog.getByLabel("First name").fill("Solveig");
  await dialog.getByLabel("Last name").fill("Vik");
  await pick(dialog, /^Department/, "sales", "Sales & Care");
  await pick(dialog, /^Location/, "ber", "Berlin");
  await pick(dialog, "Security group", "first", "First aiders");
  await pick(dialog, "Reports to", "emma", "Emma Thorsen");
  await send(dialog, "Create");
  await expect.poll(async () => (await user(page, email, "INVITED"))?.department).toBe("Sales & Care");
  expect((await user(page, email, "INVITED")).location).toBe("Berlin");

  await filter(page, "Status", "Invited");
  await page.locator("[data-filter]").fill(email);
  const panel = await openRow(page, "Solveig Vik");
  await expectAccessible(page);
  const edit = await form(page, "Edit", panel);
  await edit.getByLabel("Designation").fill("Trainee");
  await send(edit, "Edit");
  await expect.poll(async () => (await user(page, email, "INVITED")).designation).toBe("Trainee");
  const move = await form(page, "Move", panel);
  await pick(move, /^Location/, "göte", "Göteborg");
  await send(move, "Move");
  await expect.poll(async () => (await user(page, email, "INVITED")).location).toBe("Göteborg");

  const suspend = await form(page, "Suspend", panel);
  await send(suspend, "Suspend");
  await expect.poll(async () => (await user(page, email, "BLOCKED"))?.firstName).toBe("Solveig");
  await filter(page, "Status", "Blocked");
  const gone = await openRow(page, "Solveig Vik");
  const remove = await form(page, "Delete, hand over to…", gone);
  await pick(remove, "Assignee", "mila", "Mila Novak");
  await send(remove, "Delete, hand over to…");
  await expect.poll(() => user(page, email, "BLOCKED")).toBeUndefined();
  await expect(page.locator(".admin-list .admin-count")).toHaveText(/^0 /);
});

test("people are narrowed by the name of their department", async ({ open }) => {
  const page = await open("user_admin");
  const care = (await json(page, "/api/departments?per_page=100")).departments.find((one) => one.name === "Sales & Care");
  const { users } = await json(page, `/api/users?department=${care.id}&per_page=100`);
  await openScreen(page, "workdrive/users");
  await filter(page, "Department", { label: "Sales & Care" });
  await expect(page.locator(".admin-list .admin-count")).toHaveText(`${users.length} rows`);
});

test("a department is made with a head, renamed, gets a member and is deleted", async ({ open }) => {
  const page = await open("user_admin");
  const name = `Harbour ${Date.now()}`;
  const all = async () => (await json(page, "/api/departments?per_page=100")).departments;
  const [zofia] = await json(page, "/app/people?search=zofia");
  const care = (await all()).find((one) => one.name === "Sales & Care");
  await openScreen(page, "workdrive/departments");
  const dialog = await form(page, "Create");
  await dialog.getByLabel("Name").fill(name);
  await pick(dialog, /^Id/, "zofia", "Zofia Kowalska");
  await send(dialog, "Create");
  await expect.poll(async () => (await all()).map((one) => one.name)).toContain(name);
  const panel = await openRow(page, name);
  await expectAccessible(page);
  await expect(panel.locator(".admin-part")).toContainText("Zofia Kowalska");
  const rename = await form(page, "Rename", panel);
  await rename.getByLabel("Name").fill(`${name} North`);
  await send(rename, "Rename");
  await expect(row(page, `${name} North`)).toBeVisible();
  const add = await form(page, "Add members", panel);
  await add.getByRole("group", { name: "Add members" }).getByRole("button", { name: "Add" }).click();
  await pick(add, /^Id/, "peter juhl", "Peter Juhl");
  await send(add, "Add members");
  const made = (await all()).find((one) => one.name === `${name} North`);
  await expect.poll(async () => JSON.stringify(await json(page, `/api/departments/${made.id}/members`))).toContain("Juhl");
  const remove = await form(page, "Delete", panel);
  await send(remove, "Delete");
  await expect.poll(async () => (await all()).map((one) => one.name)).not.toContain(`${name} North`);
  const [peter] = await json(page, "/app/people?search=peter%20juhl");
  const back = await page.request.post(`/api/departments/${care.id}/members`, {
    headers: HEADERS, data: { addMembers: [zofia, peter].map(({ id }) => ({ id, isAdmin: false })), removeMembers: [] },
  });
  expect(back.ok(), await back.text()).toBeTruthy();
});

test("somebody joins a location by name and leaves it again", async ({ open }) => {
  const page = await open("user_admin");
  const made = await page.request.post("/api/locations", { headers: HEADERS, data: { name: `Skagen ${Date.now()}` } });
  const { id, name } = await made.json();
  const members = async () => JSON.stringify((await json(page, `/api/locations/${id}/members`)).members);
  const [ida] = await json(page, "/app/people?search=oscar%20lindholm");
  await openScreen(page, "workdrive/locations");
  const panel = await openRow(page, name);
  const add = await form(page, "Add members", panel);
  await pick(add, "Add members", "oscar", "Oscar Lindholm");
  await send(add, "Add members");
  await expect.poll(members).toContain(ida.id);
  const part = panel.locator(".admin-part");
  await part.getByLabel("Choose Oscar Lindholm").check();
  const remove = await form(page, "Remove", part);
  await send(remove, "Remove");
  await expect.poll(members).not.toContain(ida.id);
  await page.request.delete(`/api/locations/${id}`, { headers: HEADERS });
  const all = (await json(page, "/api/locations?per_page=100")).locations;
  const home = all.find((one) => one.name === "Göteborg");
  await page.request.post(`/api/locations/${home.id}/members`, { headers: HEADERS, data: { addMembers: [ida.id], removeMembers: [] } });
});

test("an access token is shown once, and opens the vendor's API", async ({ open, server }) => {
  const page = await open("admin");
  await openScreen(page, "workdrive/access-tokens");
  await page.locator("[data-filter]").fill("Felix");
  const panel = await openRow(page, "Felix Krüger");
  const dialog = await form(page, "Make an access token", panel);
  await expect(dialog).toContainText("It is shown once.");
  await dialog.getByRole("button", { name: "Make an access token", exact: true }).click();
  await expect(dialog).toContainText("Take this along now");
  await expectAccessible(page);
  const answer = JSON.parse(await dialog.locator(".admin-json").textContent());
  const token = Object.values(answer).find((value) => typeof value === "string" && value.length > 20);
  const ask = (key) => fetch(`${server.origin}/api/users?per_page=1`, { headers: { "x-api-key": key } });
  expect((await ask(token)).status).toBe(200);
  expect((await ask(`${token}x`)).status).toBe(401);
  await closed(dialog);
  await expect(page.locator("body")).not.toContainText(token);
});

test("what the organization says about itself is changed, and nothing else of it", async ({ open }) => {
  const page = await open("admin");
  const before = await json(page, "/app/organization");
  await openScreen(page, "workdrive/organization");
  const panel = await openRow(page, before.name);
  await expectAccessible(page);
  const dialog = await form(page, "Edit", panel);
  await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue(before.name);
  await dialog.getByLabel("Industry").fill("Hearing aids");
  await send(dialog, "Edit");
  await expect.poll(async () => (await json(page, "/app/organization")).industry).toBe("Hearing aids");
  const after = await json(page, "/app/organization");
  expect({ ...after, industry: before.industry, updatedAt: before.updatedAt }).toEqual(before);
});

test("a quick link for everybody and one of a location are made", async ({ open }) => {
  const page = await open("admin");
  const name = `Canteen ${Date.now()}`;
  await openScreen(page, "workdrive/links");
  const dialog = await form(page, "Create for everybody");
  await dialog.getByLabel(/^Type/).selectOption({ label: "Quick link" });
  await dialog.getByLabel(/^Name/).fill(name);
  await dialog.getByLabel("Link", { exact: true }).fill("https://canteen.example/today");
  await send(dialog, "Create for everybody");
  await expect.poll(async () => (await json(page, "/api/sso?manage=true")).map((one) => one.name)).toContain(name);
  await expect(row(page, name)).toContainText("https://canteen.example/today");
  const place = await form(page, "Create for a location or department");
  await place.getByLabel(/^Type/).selectOption({ label: "Quick link" });
  await place.getByLabel(/^Name/).fill(`${name} Berlin`);
  await place.getByLabel("Link", { exact: true }).fill("https://canteen.example/berlin");
  await pick(place, "Location id", "berl", "Berlin");
  await send(place, "Create for a location or department");
  const berlin = (await json(page, "/api/locations?per_page=100")).locations.find((one) => one.name === "Berlin");
  await expect.poll(async () => (await json(page, `/api/sso?location=${berlin.id}`)).map((one) => one.name)).toContain(`${name} Berlin`);
  // What a browser must not open is refused, beside its field.
  const bad = await form(page, "Create for everybody");
  await bad.getByLabel(/^Type/).selectOption({ label: "Quick link" });
  await bad.getByLabel(/^Name/).fill("Trap");
  await bad.getByLabel("Link", { exact: true }).fill("javascript:alert(1)");
  await bad.getByRole("button", { name: "Create for everybody", exact: true }).click();
  await expect(bad.getByRole("alert")).toBeVisible();
  await expect(bad.locator(".field.invalid")).toHaveCount(1);
});

test("modules list their categories, and templates what is done before a task is due", async ({ open }) => {
  const page = await open("admin");
  const modules = await json(page, "/api/module-codes");
  await openScreen(page, "workdrive/categories");
  await expect(page.locator(".admin-list .admin-count")).toHaveText(`${modules.length} rows`);
  const panel = await openRow(page, "Document");
  const { categories } = await json(page, `/api/categories?moduleCode=${modules.find((one) => one.name === "DOCUMENT").moduleCode}&per_page=100`);
  expect(categories.length).toBeGreaterThan(0);
  for (const { category } of categories) await expect(panel.locator(".admin-part")).toContainText(category);
  await expectAccessible(page);
  await openScreen(page, "workdrive/enforcement-templates");
  const { notificationTemplates } = await json(page, "/api/enforcement-templates?per_page=100");
  await expect(page.locator(".admin-list .admin-count")).toHaveText(`${notificationTemplates.length} rows`);
  await openRow(page, notificationTemplates[0].title);
  await expectAccessible(page);
});

test("a notification reaches the one whose name was chosen, and the list says who sent it", async ({ open }) => {
  const page = await open("admin");
  const title = `Fire drill ${Date.now()}`;
  await openScreen(page, "workdrive/notifications", { empty: true });
  const dialog = await form(page, "Compose");
  await dialog.getByLabel(/^Title/).fill(title);
  await dialog.getByLabel(/^Medium/).selectOption({ label: "In the app" });
  await pick(dialog, "Receiver user ids", "mila", "Mila Novak");
  await dialog.getByRole("button", { name: "Compose", exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("1 of 1 done.");
  await closed(dialog);
  const mila = await open("employee");
  await expect.poll(async () => JSON.stringify(await json(mila, "/app/notifications"))).toContain(title);
  await expect(row(page, title)).toContainText("Rasmus Kjær");
});
