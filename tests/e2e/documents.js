// What the journeys of Documents have in common.
const { expect, HEADERS } = require("./fixtures");

/** All documents that whoever is signed in may see, from the vendor's own operation. */
async function documents(page) {
  const all = [];
  for (let number = 1; ; number++) {
    const answer = await page.request.get(`/api/documents?cur_page=${number}&per_page=100`, { headers: HEADERS });
    expect(answer.ok(), await answer.text()).toBeTruthy();
    const { docs, meta } = await answer.json();
    all.push(...docs);
    if (!(meta.next_page > 0 || meta.nextPage > 0)) return all;
  }
}

/** The document of this name, or nothing. */
const documentNamed = async (page, name) => (await documents(page)).find((document) => document.name === name);

/** Keeps the address of a page as a document, by the API. */
async function makeDocument(page, name, more = {}, publish = true) {
  const answer = await page.request.post(`/api/documents?publish=${publish}`, {
    headers: HEADERS,
    data: { name, docUrl: "https://a.example/page", permissions: { public: true }, ...more },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** Drops files onto the list, as from the reader's desk. */
async function drop(page, files) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const { name, type, text } of files) data.items.add(new File([text], name, { type }));
    return data;
  }, files);
  await page.dispatchEvent(".library-main", "dragover", { dataTransfer: data });
  await page.dispatchEvent(".library-main", "drop", { dataTransfer: data });
}

/** Waits for the first thing of a section. */
async function libraryIsThere(page, address = "/documents") {
  await page.goto(address);
  await expect(page.locator("[data-row]:visible").first()).toBeVisible({ timeout: 20_000 });
}

/** The row of the table with this text. */
const row = (page, text) => page.locator("[data-row]:visible .table-row", { hasText: text }).first();

/** Opens the menu of what a locator names and chooses from it. */
async function act(page, thing, action) {
  await thing.locator("[aria-haspopup=menu]").click();
  await page.getByRole("menuitem", { name: action }).click();
}

module.exports = { documents, documentNamed, makeDocument, drop, libraryIsThere, row, act };
