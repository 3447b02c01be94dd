// Measures the server's lists one after another, on the large demo and on a tenth of it, and prints a table: p50 and p95 of each, the
// budget, and how much longer the large one takes. Started by `cargo xtask bench`, which sets LARGE and TENTH, the servers' addresses.
const TURNS = 60;
const BUDGET = 50;

const now = encodeURIComponent(new Date().toISOString());
const from = encodeURIComponent(new Date(Date.now() - 15 * 864e5).toISOString());
const to = encodeURIComponent(new Date(Date.now() + 15 * 864e5).toISOString());

/// Each list: its name and the address of a turn, 1 to TURNS; `its` holds the ids that the first answers have.
const LISTS = [
  ["posts, first page", () => `/api/posts?time=${now}&per_page=20&sort_key=a`],
  ["posts, far down", turn => `/api/posts?time=${now}&per_page=20&sort_key=b&cur_page=${turn * 8}`],
  ["news", () => `/api/news?time=${now}&per_page=20&sort_key=a`],
  ["users", turn => `/api/users?per_page=50&cur_page=${turn % 15 + 1}`],
  ["supervisors", turn => `/api/users/supervisors?per_page=50&cur_page=${turn % 3 + 1}`],
  ["people, found by a word", turn => `/app/people?search=${"abcdefghij"[turn % 10]}`],
  ["events of a month", () => `/api/events?start_date=${from}&end_date=${to}&per_page=100`],
  ["documents", turn => `/api/documents?per_page=50&cur_page=${turn % 3 + 1}`],
  ["documents, published", () => "/api/documents?per_page=50&is_published=true"],
  ["FAQs", () => "/api/faqs?per_page=50"],
  ["photos", () => "/api/photos?per_page=50"],
  ["videos", () => "/api/videos?per_page=50"],
  ["videos, found by a word", () => "/api/videos?per_page=50&search=tram"],
  ["tasks", turn => `/api/tasks?per_page=50&cur_page=${turn % 2 + 1}`],
  ["tasks, given to me", () => "/api/tasks?per_page=50&filter=INDEPENDENT_TASKS_ASSIGNED_TO_ME"],
  ["courses", () => "/api/courses?per_page=50"],
  ["enforcement templates", () => "/api/enforcement-templates"],
  ["categories", () => "/api/categories?moduleCode=6"],
  ["module codes", () => "/api/module-codes"],
  ["departments", () => "/api/departments"],
  ["users of a department", (turn, its) => `/api/users?department=${its.department}&per_page=50&cur_page=${turn % 5 + 1}`],
  ["users of a location", (turn, its) => `/api/users?location=${its.location}&per_page=50&cur_page=${turn % 5 + 1}`],
  ["locations", () => "/api/locations"],
  ["security groups", () => "/api/security_groups"],
  ["quick links and sign-ons", () => "/api/sso"],
  ["group chats", () => "/api/group-chats?per_page=50&my_group_chats=true"],
  ["conversations", () => "/app/conversations"],
  ["messages, latest", (_, its) => `/app/conversations/${its.room}/messages?limit=100`],
  ["messages, in the middle", (turn, its) => `/app/conversations/${its.room}/messages?limit=100&around=${turn * 100}`],
  ["messages, found by a word", () => "/app/messages?search=tram"],
  ["notifications", () => "/app/notifications"],
  ["comments of a post", (_, its) => `/app/posts/${its.post}/comments`],
];

/// Answers that are not lists of a page: the document has a department's and a location's members come all at once (2 MB here).
const WHOLE = [
  ["a department with all members", (_, its) => `/api/departments/${its.department}/members`],
  ["a location with all members", (_, its) => `/api/locations/${its.location}/members`],
];

async function main() {
  const [tenth, large] = [await signedIn(process.env.TENTH), await signedIn(process.env.LARGE)];
  console.log(`\n  ${"lists of the server, ms".padEnd(32)} ${"a tenth: p50".padStart(13)} ${"p95".padStart(6)} ${"large: p50".padStart(11)} ${"p95".padStart(6)}  times`);
  const slow = [];
  for (const [name, path] of [...LISTS, ...WHOLE]) {
    const [less, more] = [await measure(tenth, path), await measure(large, path)];
    const shown = [less.p50.toFixed(1).padStart(13), less.p95.toFixed(1).padStart(6), more.p50.toFixed(1).padStart(11), more.p95.toFixed(1).padStart(6)];
    const times = more.p50 / less.p50;
    const isOver = more.p95 > BUDGET && !WHOLE.some(([whole]) => whole === name);
    console.log(`  ${name.padEnd(32)} ${shown.join(" ")} ${times.toFixed(1).padStart(6)}${isOver ? "  OVER" : ""}`);
    if (isOver) slow.push(name);
  }
  console.log(slow.length ? `  over ${BUDGET} ms: ${slow.join(", ")}` : `  all lists within ${BUDGET} ms (p95)`);
}

/// Signs in as the person who is measured with, and looks up ids.
async function signedIn(address) {
  const answer = await fetch(address + "/app/personas/bench/sign-in", { method: "POST", headers: { "x-rotunda": "1" } });
  if (!answer.ok) throw new Error(`signing in as the persona bench answered ${answer.status}`);
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  const ask = async path => {
    const answer = await fetch(address + path, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return { bytes: text.length, json: () => JSON.parse(text) };
  };
  const departments = (await ask("/api/departments")).json(), locations = (await ask("/api/locations")).json();
  const posts = (await ask(`/api/posts?time=${now}&per_page=20&sort_key=c`)).json();
  const groups = (await ask("/api/group-chats?per_page=100&my_group_chats=true")).json();
  const first = page => Object.values(page).find(Array.isArray)[0].id;
  const rooms = Object.values(groups).find(Array.isArray);
  // 100,000 messages in the large demo, 10,000 in the tenth of it.
  const room = (rooms.find(group => group.title === "Bench 100k") ?? rooms.find(group => group.title === "Bench 10k")).id;
  return { ask, its: { department: first(departments), location: first(locations), post: first(posts), room } };
}

async function measure({ ask, its }, path) {
  const times = [];
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const start = performance.now();
    await ask(path(turn, its));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { p50: times[Math.floor(TURNS * 0.5)], p95: times[Math.floor(TURNS * 0.95)] };
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
