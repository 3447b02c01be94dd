const { test, expect, HEADERS } = require("../fixtures");
const { png, file } = require("../pictures");
const { libraryIsThere, act } = require("../documents");

const listed = async (page, what, search = "") => {
  const answer = await page.request.get(`/api/${what}?per_page=100${search}`, { headers: HEADERS });
  return (await answer.json())[what];
};
const photo = (page, text) => page.locator("[data-row]:visible .photo", { hasText: text }).first();
const video = (page, text) => page.locator("[data-row]:visible .video-card", { hasText: text }).first();

test("photos open whole, turn by keys, and the address follows", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/photos");
  const all = await listed(page, "photos");
  await photo(page, "Clay ears").locator("a").click();
  const title = page.getByRole("heading", { name: /Picture \d+ of \d+/ });
  const place = all.findIndex((photo) => photo.title === "Clay ears");
  await expect(title).toHaveText(`Picture ${place + 1} of ${all.length}`);
  await expect(page).toHaveURL(new RegExp(all[place].id));
  await page.keyboard.press("ArrowRight");
  await expect(title).toHaveText(`Picture ${place + 2} of ${all.length}`);
  await expect(page).toHaveURL(new RegExp(all[place + 1].id));
  const address = page.url();
  await page.keyboard.press("Escape");
  await expect(title).toHaveCount(0);
  await expect(page).toHaveURL(/\/documents\/photos$/);
  await page.goto(address);
  await expect(title).toHaveText(`Picture ${place + 2} of ${all.length}`);
  await page.goto("/documents/photos");
  await page.getByRole("radio", { name: "With me" }).check();
  await expect(page).toHaveURL(/photos=tagged/);
  const tagged = await listed(page, "photos", "&filter=tagged_photos");
  await expect(page.locator("[data-row]:visible .photo")).toHaveCount(tagged.length);
});

test("photos are added, described and deleted", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/photos");
  await page.locator(".library-add input[type=file]").setInputFiles([
    file("red.png", png(900, 600, [200, 60, 50])),
    file("blue.png", png(400, 600, [50, 90, 200])),
  ]);
  await page.getByRole("button", { name: "Add 2 photos" }).click();
  await expect(page.locator(".intake-head p")).toHaveText("2 uploaded");
  await page.getByRole("button", { name: "Close the uploads" }).click();
  await expect(photo(page, "red.png")).toBeVisible();
  await photo(page, "red.png").hover();
  await act(page, photo(page, "red.png"), "Edit");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("A red wall");
  await dialog.getByLabel("Description").fill("Freshly painted.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(photo(page, "A red wall")).toBeVisible();
  expect((await listed(page, "photos")).find((photo) => photo.title === "A red wall").description).toBe("Freshly painted.");
  await photo(page, "blue.png").hover();
  await act(page, photo(page, "blue.png"), "Delete");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(photo(page, "blue.png")).toHaveCount(0);
  await expect.poll(async () => (await listed(page, "photos")).some((photo) => photo.photo.name === "blue.png")).toBe(false);
});

test("a video plays from any place, and one elsewhere is a link", async ({ open }) => {
  const page = await open("employee");
  const parts = [];
  page.on("response", (response) => {
    if (response.status() === 206 && response.url().includes("/app/media/")) parts.push(response.headers()["content-range"]);
  });
  await libraryIsThere(page, "/documents/videos");
  await video(page, "Tram ride").locator(".document-link").click();
  const player = page.locator(".library-open video");
  await expect.poll(() => player.evaluate((video) => video.readyState)).toBeGreaterThan(0);
  await player.evaluate((video) => (video.currentTime = video.duration - 0.5));
  await expect.poll(() => player.evaluate((video) => !video.seeking && video.currentTime)).toBeGreaterThan(1);
  expect(parts.length, "the video comes in parts").toBeGreaterThan(0);
  await video(page, "How to fit an open dome").locator(".document-link").click();
  await expect(page.getByText("This video plays at Vimeo.")).toBeVisible();
  await expect(page.locator(".library-open iframe")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Open at vimeo\.com/ })).toHaveAttribute("rel", /noopener/);
});

test("a video elsewhere is shared, given a thumbnail, found and deleted", async ({ open }) => {
  const page = await open("employee");
  await libraryIsThere(page, "/documents/videos");
  await page.getByRole("button", { name: "Add link" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Address").fill("https://youtu.be/aqz-KE-bpKQ");
  await dialog.getByLabel("Name").fill("Rabbits in the meadow");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(video(page, "Rabbits in the meadow").getByText("YouTube")).toBeVisible();
  await act(page, video(page, "Rabbits in the meadow"), "Edit");
  await dialog.locator("input[type=file]").setInputFiles([file("still.png", png(640, 360, [80, 160, 80]))]);
  await expect(dialog.locator(".tray-picture")).toBeVisible();
  await dialog.getByLabel("Description").fill("Ten minutes.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(video(page, "Rabbits in the meadow").locator("img")).toBeVisible();
  const kept = (await listed(page, "videos")).find((video) => video.title === "Rabbits in the meadow");
  expect(kept).toMatchObject({ source: 1, description: "Ten minutes." });
  expect(kept.thumbnailFileId).toBeTruthy();
  await page.getByRole("searchbox").fill("rabb");
  await expect(page.locator("[data-row]:visible .video-card")).toHaveCount(1);
  await act(page, video(page, "Rabbits in the meadow"), "Delete");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.locator("[data-row]:visible .video-card")).toHaveCount(0);
  await expect.poll(async () => (await listed(page, "videos")).some((video) => video.title === "Rabbits in the meadow")).toBe(false);
});
