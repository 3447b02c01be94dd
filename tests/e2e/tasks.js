// What the journeys of Tasks share: making tasks by the vendor's API, asking it, and finding rows.
const { expect, HEADERS } = require("./fixtures");

/** Makes a task by the vendor's API, as whoever is signed in. */
async function makeTask(page, task) {
  const data = { task_type: "Article", content: "To be read", ...task };
  const answer = await page.request.post("/api/tasks", { headers: HEADERS, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** All tasks of whoever is signed in, as the vendor's API says them. */
async function tasksOf(page, filter = "") {
  const answer = await page.request.get(`/api/tasks?per_page=100&sort_direction=DESC${filter}`);
  expect(answer.ok()).toBeTruthy();
  return (await answer.json()).tasks;
}

/** The task with this title, as the vendor's API says it. */
const taskCalled = async (page, title) => (await tasksOf(page)).find((task) => task.title === title);

/** The row of the task with this title. */
const taskRow = (page, title) => page.locator("[data-row]:visible .task-row", { hasText: title }).first();

/** Opens a list and waits for its first row. */
async function tasksAreThere(page, address = "/tasks") {
  await page.goto(address);
  await expect(page.locator("[data-row]:visible .task").first()).toBeVisible({ timeout: 20_000 });
}

/** The id of a person whose name begins so. */
async function personCalled(page, name) {
  const found = await (await page.request.get(`/app/people?search=${name}`)).json();
  return found[0].id;
}

module.exports = { makeTask, tasksOf, taskCalled, taskRow, tasksAreThere, personCalled };
