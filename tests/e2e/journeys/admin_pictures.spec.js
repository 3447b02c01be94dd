const fs = require("node:fs");
const path = require("node:path");
const { test, expect, expectAccessible, picture } = require("../fixtures");
const { openScreen, row, openRow, form, send, json, post } = require("../admin");
const { png, file } = require("../pictures");

const CERTS = path.join(__dirname, "../../it/symphony/certs");
const cert = (name) => fs.readFileSync(path.join(CERTS, `${name}.pem`), "utf8");

const group = (page, name) => post(page, "/app/symphony/groups", { name });
const policy = (page, policyType, groups) => post(page, "/app/symphony/policies", { policyType, groups });
const policies = (page) => json(page, "/pod/v1/admin/policy/list");

/** The square of two groups, by their names. */
const square = (page, one, other) => page.locator(`.apart-grid td[aria-label^="${one}, ${other}: "]`);

async function openPicture(page) {
  await page.goto("/admin/symphony/policies?as=picture");
  await expect(page.locator(".apart-grid, .admin-list .note").first()).toBeVisible({ timeout: 30_000 });
}

/** Takes away what another journey left. */
async function cleared(page) {
  for (const { id } of await policies(page)) await post(page, `/app/symphony/policies/${id}`, undefined, "delete");
  for (const { id } of await json(page, "/pod/v1/admin/group/list")) await post(page, `/app/symphony/groups/${id}`, undefined, "delete");
}

test("who is kept apart from whom is seen, said, opened and changed in one picture", async ({ open }) => {
  const page = await open("admin");
  await cleared(page);
  await openPicture(page);
  await expect(page.locator(".admin-list")).toContainText("There are no groups yet.");
  await expectAccessible(page);
  const [audit, deals, research, sales, trading] = [
    await group(page, "Audit"), await group(page, "Deals"), await group(page, "Research"), await group(page, "Sales"), await group(page, "Trading"),
  ];
  const { id: me } = await json(page, "/pod/v2/sessioninfo");
  await post(page, `/pod/v1/admin/group/${trading.id}/membership/add`, [me]);
  const block = await policy(page, "BLOCK", [research.id, trading.id]);
  await policy(page, "ALLOW", [deals.id, sales.id]);
  await openPicture(page);
  await expect(page.locator(".apart-grid tbody tr")).toHaveCount(5);
  await expect(page.locator(".apart-grid tbody th", { hasText: "Trading" })).toContainText("1");
  await expect(square(page, "Research", "Trading")).toHaveAccessibleName(/Kept apart$/);
  await expect(square(page, "Trading", "Research")).toHaveAccessibleName(/Kept apart$/);
  await expect(square(page, "Deals", "Sales")).toHaveAccessibleName(/Allowed$/);
  await expect(square(page, "Deals", "Audit")).toHaveAccessibleName(/Outside of what is allowed$/);
  await expect(square(page, "Audit", "Trading")).toHaveAccessibleName(/No rule$/);
  await square(page, "Research", "Trading").hover();
  await expect(page.locator(".apart-words")).toContainText("Nobody of Research is in a conversation with anybody of Trading.");
  await expectAccessible(page);
  await picture(page, "admin_apart-light");

  // By keys: the names are one stop, and the arrows lead through the squares.
  await page.locator(".apart-grid tbody th a").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(square(page, "Deals", "Research")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await expect(square(page, "Research", "Trading")).toBeFocused();
  await expect(page.locator(".apart-grid [tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`as=picture&row=${block.id}`));
  await expect(page.locator(".admin-panel")).toBeVisible();
  await expect(page.locator(".apart-grid")).toBeVisible();

  const off = await form(page, "Deactivate", page.locator(".admin-panel"));
  await send(off, "Deactivate");
  await expect(square(page, "Research", "Trading")).toHaveAccessibleName(/Inactive$/);
  await page.locator(".admin-panel").getByRole("button", { name: "Close" }).click();
  await expect(page).toHaveURL(/policies\?as=picture$/);

  // A square without a rule makes one.
  await square(page, "Audit", "Trading").click();
  const dialog = page.locator("dialog[open]");
  await expect(dialog.locator(".admin-act")).toBeVisible();
  await send(dialog, "Create");
  await expect(square(page, "Audit", "Trading")).toHaveAccessibleName(/Kept apart$/);
  const made = (await policies(page)).find((one) => one.groups.includes(audit.id));
  expect([...made.groups].sort()).toEqual([audit.id, trading.id].sort());
  expect(made.policyType).toBe("BLOCK");

  await page.getByText("The same as a list").click();
  await expect(page.locator(".apart-list tbody tr", { hasText: "Audit" }).filter({ hasText: "Trading" })).toContainText("Kept apart");
  await expectAccessible(page);
  await page.locator(".apart-grid tbody th a", { hasText: "Research" }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/symphony/barrier-groups\\?row=${research.id}`));
  await page.goBack();
  await page.getByRole("link", { name: "Table", exact: true }).click();
  await expect(page.locator(".admin-list .admin-row").first()).toBeVisible();
});

test("fifty groups stay readable, also on a phone, in the dark and from right to left", async ({ open }) => {
  const page = await open("admin");
  await cleared(page);
  const groups = [];
  for (let n = 0; n < 50; n++) groups.push(await group(page, `Desk ${String(n).padStart(2, "0")} of the ${["Amsterdam", "Bergen", "Copenhagen"][n % 3]} office`));
  for (let n = 0; n < 45; n += 5) await policy(page, n % 2 ? "ALLOW" : "BLOCK", groups.slice(n, n + 4).map((one) => one.id));
  for (const [look, options] of Object.entries({ light: {}, dark: { theme: "dark" }, phone: { viewport: { width: 390, height: 844 } }, arabic: { language: "ar" } })) {
    const shown = await open("admin", { reducedMotion: "reduce", ...options });
    await openPicture(shown);
    await expect(shown.locator(".apart-grid tbody tr")).toHaveCount(50);
    // The names stay where they are while one scrolls.
    await shown.locator(".apart-scroll").evaluate((scroll) => scroll.scrollTo({ top: 600, left: getComputedStyle(scroll).direction === "rtl" ? -600 : 600 }));
    const [scroll, head, name] = await shown.locator(".apart-scroll").evaluate((scroll) => {
      const box = (element) => element.getBoundingClientRect();
      return [box(scroll), box(scroll.querySelector("thead th")), box(scroll.querySelector("tbody th"))].map(({ top, left, right }) => ({ top, left, right }));
    });
    expect(Math.abs(head.top - scroll.top)).toBeLessThan(3);
    expect(Math.min(Math.abs(name.left - scroll.left), Math.abs(name.right - scroll.right))).toBeLessThan(20);
    const overflow = await shown.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await picture(shown, `admin_apart_fifty-${look}`);
    await expectAccessible(shown);
  }
  await cleared(page);
});

test("a list of groups that does not come is said, and asked for again", async ({ open }) => {
  const page = await open("admin");
  let fails = true;
  await page.route("**/pod/v1/admin/group/list", (route) => (fails ? route.fulfill({ status: 503, body: "{}" }) : route.continue()));
  await openPicture(page);
  await expect(page.locator(".admin-list").getByRole("alert")).toBeVisible();
  fails = false;
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.locator(".admin-list").getByRole("alert")).toHaveCount(0);
});

test("a certificate is read before it is sent, and stands below its issuer", async ({ open }) => {
  const page = await open("admin");
  const certificates = () => json(page, "/pod/v1/companycert/list");
  await openScreen(page, "symphony/certificates", { empty: true });
  const dialog = await form(page, "Add certificate");
  const choose = (name, text) => dialog.locator(".pem input[type=file]").setInputFiles({ name, mimeType: "application/x-pem-file", buffer: Buffer.from(text) });
  await choose("notes.pem", "no certificate");
  await expect(dialog.locator(".pem")).toContainText("This is not one certificate as PEM.");
  await choose("root.pem", cert("root"));
  const facts = dialog.locator(".pem-facts");
  await expect(facts).toContainText("Valid until");
  await expect(facts).toContainText("CN=");
  await expect(facts).toContainText(/([0-9a-f]{2} ){31}[0-9a-f]{2}/);
  await expectAccessible(page);
  await picture(page, "admin_certificate-light");
  await send(dialog, "Add certificate");
  await expect.poll(async () => (await certificates()).length).toBeGreaterThan(0);

  const again = await form(page, "Add certificate");
  await again.getByLabel("Pem").fill(cert("root"));
  await expect(again.locator(".pem-facts")).toContainText("It is there already");
  // A file is dropped, in the form that has no lines.
  const der = Buffer.from(cert("bot").replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, ""), "base64").toString("base64");
  await again.locator(".pem").evaluate((zone, data) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "bot.der"));
    zone.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, der);
  await expect(again.locator(".pem-facts")).toContainText("CN=echo");
  await again.getByLabel(/^Name/).fill("Echo bot");
  await send(again, "Add certificate");
  const bot = (await certificates()).find((one) => one.companyCertAttributes.name === "Echo bot");
  const root = (await certificates()).find((one) => one.companyCertInfo.fingerPrint === bot.companyCertInfo.issuerFingerPrint);
  expect(root, "the issuer is known").toBeTruthy();
  await post(page, "/pod/v1/companycert/create", { pem: cert("expired"), attributes: { name: "Old bot", status: { type: "TRUSTED" } } });

  await page.reload();
  const panel = await openRow(page, "Echo bot");
  await expect(panel.locator(".issuers > li > .issuers-one a")).toHaveText(root.companyCertAttributes.name);
  await expect(panel.locator(".issuers > li > ul > li [aria-current]").first()).toHaveText("Echo bot");
  await expectAccessible(page);
  await panel.locator(".issuers a").first().click();
  await expect(page).toHaveURL(new RegExp(root.companyCertInfo.fingerPrint));
  await expect(panel.locator(".issuers > li > ul > li", { hasText: "Echo bot" })).toBeVisible();
  await expect(panel.locator(".issuers li", { hasText: "Old bot" }).last()).toContainText("Expired on");
  await picture(page, "admin_issuers-light");
});

for (const [what, address, name, removed, read] of [
  ["Qwil", "qwil/memberships", "Karin Holm", 404, async (page) => {
    const { entity_memberships: [one] } = await json(page, "/entity-service/sys-api/entity-memberships/list?entity_user_xref_type=3&entity_user_xref_status_type=8&search=Karin");
    return page.request.get(`/entity-service/sys-api/entity-memberships/avatar?entity_user_xref_uuid=${one.entity_user_xref_uuid}`);
  }],
  ["Symphony", "symphony/accounts", "Johan Nilsson", null, async (page) => {
    const [one] = (await json(page, "/pod/v2/admin/user/list?limit=1000")).filter((one) => one.userAttributes.displayName === "Johan Nilsson");
    const sizes = await json(page, `/pod/v1/admin/user/${one.userSystemInfo.id}/avatar`);
    return page.request.get(sizes.at(-1).url);
  }],
]) {
  test(`a picture is chosen, cropped and sent: ${what}`, async ({ open }) => {
    const page = await open("admin");
    await openScreen(page, address);
    await page.locator("[data-filter]").fill(name);
    const panel = await openRow(page, name);
    const dialog = await form(page, "Change picture", panel);
    const choose = (chosen) => dialog.locator(".crop input[type=file]").setInputFiles(chosen);
    await dialog.getByRole("button", { name: "Change picture", exact: true }).click();
    await expect(dialog).toContainText("Choose a picture first.");
    await choose(file("words.png", Buffer.from("words")));
    await expect(dialog).toContainText("“words.png” is no picture that can be read.");
    await choose(file("huge.png", Buffer.alloc(21 * 1024 * 1024)));
    await expect(dialog).toContainText("is too large");
    await choose(file("red.png", png(1200, 700, [200, 30, 40])));
    const stage = dialog.locator(".crop-square");
    await expect(stage).toBeVisible();
    await expectAccessible(page);
    const box = await stage.boundingBox();
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 90, { steps: 4 });
    await page.mouse.up();
    await dialog.getByRole("slider", { name: "Zoom" }).fill("2");
    await stage.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("+");
    const colour = await dialog.locator(".crop-large").evaluate((canvas) => [...canvas.getContext("2d").getImageData(10, 10, 1, 1).data]);
    expect(colour[0]).toBeGreaterThan(150);
    await picture(page, `admin_crop_${what}-light`);
    await send(dialog, "Change picture");
    const kept = await read(page);
    expect(kept.status()).toBe(200);
    expect(kept.headers()["content-type"]).toMatch(/^image\//);
    await expect(panel.locator(".portrait img")).toBeVisible();
    await expect(panel.getByRole("link", { name: "Download" })).toHaveAttribute("href", /./);
    if (!removed) return;
    await send(await form(page, "Remove picture", panel), "Remove picture");
    await expect(panel.locator(".portrait img")).toHaveCount(0);
    expect((await read(page)).status(), "the vendor has none any more").toBe(removed);
  });
}

test("a quick link is seen among the others while it is typed", async ({ open }) => {
  const page = await open("admin");
  const mark = Date.now();
  await post(page, "/api/sso?manage=true", { type: "QUICK_LINK", name: `Payroll ${mark}`, link: "https://www.payroll.example/me", order: 5 });
  await openScreen(page, "workdrive/links");
  const dialog = await form(page, "Create for everybody");
  const cards = dialog.locator(".link-card");
  await expect(cards.filter({ hasText: `Payroll ${mark}` })).toContainText("payroll.example");
  await expect(dialog.locator("[data-new]")).toContainText("Without a name");
  await dialog.getByLabel(/^Name/).fill("Travel desk");
  await dialog.getByLabel(/^Type/).selectOption({ label: "Quick link" });
  await dialog.getByLabel(/^Link/).fill("https://travel.example/book");
  await expect(dialog.locator("[data-new]")).toContainText("Travel desk");
  await expect(dialog.locator("[data-new]")).toContainText("travel.example");
  await dialog.getByLabel(/^Order/).fill("9");
  await expect(cards.last()).toContainText("Travel desk");
  await dialog.getByLabel(/^Order/).fill("0");
  await expectAccessible(page);
  await picture(page, "admin_links-light");
  await send(dialog, "Create for everybody");
  const links = await json(page, "/api/sso?manage=true");
  expect(links.map((one) => one.name)).toContain("Travel desk");
});

test("a reviewer takes files and the transcript of a chat along", async ({ open }) => {
  const page = await open("compliance");
  const { chats: [chat] } = await json(page, "/entity-service/sys-api/chats/list?limit=1&search=windows");
  const mila = await open("employee");
  const sent = { name: "Order list.txt", mime: "text/plain", data: Buffer.from("ten displays").toString("base64") };
  await post(mila, "/chat-service/api/chats/messages/send-file", { chat_uuid: chat.chat_uuid, file: sent });
  const shown = { name: "window.png", mime: "image/png", data: png(90, 60, [40, 120, 200]).toString("base64") };
  await post(mila, "/chat-service/api/chats/messages/send-image", { chat_uuid: chat.chat_uuid, image: shown, caption: "The window" });

  await openScreen(page, "qwil/chats");
  const panel = await openRow(page, chat.title);
  const files = panel.locator(".review-files > li");
  await expect(files).toHaveCount(2);
  await expect(files.last()).toContainText("Order list.txt");
  await expect(files.last()).toContainText("Mila");
  await expect(files.first().locator("img")).toBeVisible();
  await expectAccessible(page);
  await picture(page, "admin_review-light");
  const [got] = await Promise.all([page.waitForEvent("download"), files.last().getByRole("link", { name: /^Download/ }).click()]);
  expect(fs.readFileSync(await got.path(), "utf8")).toBe("ten displays");
  const [saved] = await Promise.all([page.waitForEvent("download"), panel.getByRole("button", { name: "Save transcript" }).click()]);
  const lines = fs.readFileSync(await saved.path(), "utf8").split("\r\n");
  expect(lines[0]).toContain("number,sent,from,kind,text,file,answers");
  expect(lines.slice(1).filter(Boolean)).toHaveLength(Number((await json(page, `/entity-service/sys-api/chats/messages/range?chat_uuid=${chat.chat_uuid}&from_seq=0&to_seq=199`)).messages.length));
  expect(lines.find((line) => line.includes("Order list.txt"))).toContain("Mila");
});

test("g a leads to Admin for those who may, and the sheet of keys says so", async ({ open }) => {
  const page = await open("help_desk");
  await page.goto("/settings");
  await expect(page.locator(".rail")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.locator("dialog[open]")).toContainText("Go to Admin");
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/admin\//);
  const other = await open("employee");
  await other.goto("/settings");
  await expect(other.locator(".rail")).toBeVisible();
  await other.keyboard.press("?");
  await expect(other.locator("dialog[open]")).toContainText("Go to Chats");
  await expect(other.locator("dialog[open]")).not.toContainText("Go to Admin");
  await other.keyboard.press("Escape");
  await expect(other.locator("dialog[open]")).toHaveCount(0);
  await other.keyboard.press("g");
  await other.keyboard.press("a");
  await expect(other).toHaveURL(/\/settings$/);
});
