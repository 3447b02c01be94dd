// Runs Qwil's own collection against the embedded backend, by hand:
//
//   node tests/qwil-collection.cjs <the collection's file> [address of a server with demo data]
//
// `newman` must be found (NODE_PATH). The vendor's file stays out of this repository. Every request is sent twice: with its placeholders
// replaced by real values of the demo, which must succeed, and as it stands, which must be a documented 4xx.
const { randomUUID } = require("node:crypto");
const { mkdtempSync, readFileSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const newman = require("newman");

const [file, address = "http://127.0.0.1:3000"] = process.argv.slice(2);
const PAUSE_MS = 260; // five requests a second
const SYSTEM = "/entity-service/sys-api";
const CHAT = "/chat-service/api";
const folder = mkdtempSync(join(tmpdir(), "qwil-"));
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==",
  "base64",
);
const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
const FILES = { file: ["a.txt", "words"], image: ["a.png", PNG], gif: ["a.gif", GIF], pdf: ["a.pdf", "%PDF-1.4\n%%EOF\n"] };
for (const [name, bytes] of Object.values(FILES)) writeFileSync(join(folder, name), bytes);

let cookie = "";
let keys = {};
let number = 0;

async function call(path, body, headers = { cookie }) {
  const answer = await fetch(address + path, {
    method: body ? "POST" : "GET",
    headers: { "x-rotunda": "1", "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  if (answer.headers.getSetCookie().length) cookie = answer.headers.getSetCookie()[0].split(";")[0];
  return text ? JSON.parse(text) : null;
}

const system = (path, body) => call(SYSTEM + path, body);

async function chat(as, path, body) {
  await new Promise((done) => setTimeout(done, PAUSE_MS));
  return call(CHAT + path, body, { ...keys.master, "on-behalf-of": as });
}

function person(profile) {
  number += 1;
  return {
    enum_profile_id: profile,
    first_name: `Newman ${number}`,
    last_name: "Runner",
    job_title: "",
    identifier: `${randomUUID()}`,
    primary_email: `newman.${randomUUID()}@mail.example`,
    primary_phone_number: "+4520000001",
  };
}

/** The code of the latest letter to somebody. */
async function invitationCode(receiver) {
  const { mails } = await call("/app/outbox?per_page=100");
  const letter = mails.find((mail) => mail.receiver === receiver);
  return letter.text.trim().split(" ").pop();
}

/** Somebody who has accepted, in a contact group with the others. */
async function member(profile = 3, group = world.group) {
  const asked = { ...person(profile), group_uuids: group ? [group] : [], send_invitation: true };
  const made = (await system("/entity-memberships/create", asked)).entity_user_xref;
  await call("/app/qwil/invitations/accept", { code: await invitationCode(made.primary_email) });
  return made.entity_user_xref_uuid;
}

const pending = async () => (await system("/entity-memberships/create", person(4))).entity_user_xref.entity_user_xref_uuid;
const newGroup = async () =>
  (await system("/groups/create", { name: `Newman ${(number += 1)}`, identifier: randomUUID() })).group.group_uuid;

/** A chat of the world's two that has begun. */
async function begun(members = [world.client]) {
  const asked = { title: "Newman", entity_user_xref_uuids: members };
  const made = await chat(world.staff, "/chats/create", asked);
  const chat_uuid = made.chat.chat_uuid;
  await chat(world.staff, "/chats/messages/send-text", { chat_uuid, text: "Begin" });
  return chat_uuid;
}

const world = {};

/** Real values for a request, by its path; what is not named here is left as the collection has it, without its placeholders. */
const VALUES = {
  [`GET ${SYSTEM}/chats/documents`]: async () => ({ chat_uuid: world.chat, seq: 2 }),
  [`GET ${SYSTEM}/chats/list`]: async () => ({ limit: 10, search: "begin", sender_entity_user_xref_uuids: [world.staff] }),
  [`GET ${SYSTEM}/chats/messages/list`]: async () => ({ chat_uuid: world.chat, limit: 10, search_type: 4 }),
  [`GET ${SYSTEM}/chats/messages/range`]: async () => ({ chat_uuid: world.chat, from_seq: 1, to_seq: 2 }),
  [`GET ${SYSTEM}/entity-memberships`]: async () => ({ entity_user_xref_uuid: world.client }),
  [`GET ${SYSTEM}/entity-memberships/avatar`]: async () => ({ entity_user_xref_uuid: world.staff }),
  [`POST ${SYSTEM}/entity-memberships/avatar/destroy`]: async () => {
    const id = await member();
    await avatar(id);
    return { entity_user_xref_uuid: id };
  },
  [`POST ${SYSTEM}/entity-memberships/avatar/update`]: async () => ({
    entity_user_xref_uuid: world.staff, file: { src: join(folder, "a.png") }, left: 0, upper: 0, right: 2, lower: 2,
  }),
  [`POST ${SYSTEM}/entity-memberships/create`]: async () => ({ ...person(4), group_uuids: [world.group], send_invitation: true }),
  [`POST ${SYSTEM}/entity-memberships/create/v2`]: async () => ({
    ...person(4), created_by_entity_user_xref_uuid: world.staff, send_invitation: true, "invitation_message:": "Welcome",
    new_group_name: "Newman's", new_group_entity_user_xref_uuids: [world.staff],
  }),
  [`POST ${SYSTEM}/entity-memberships/destroy`]: async () => ({ entity_user_xref_uuid: await member() }),
  [`POST ${SYSTEM}/entity-memberships/emails/update`]: async () => ({
    entity_user_xref_uuid: world.client, emails: [{ email: "a@mail.example", primary: true }],
  }),
  [`POST ${SYSTEM}/entity-memberships/group-memberships/create`]: async () => ({
    entity_user_xref_uuid: world.staff, group_uuids: [await newGroup()],
  }),
  [`GET ${SYSTEM}/entity-memberships/group-memberships/list`]: async () => ({ entity_user_xref_uuid: world.staff, only_active: true }),
  [`POST ${SYSTEM}/entity-memberships/invitations/resend`]: async () => ({ entity_user_xref_uuid: await pending() }),
  [`POST ${SYSTEM}/entity-memberships/invitations/update`]: async () => ({
    entity_user_xref_uuid: await pending(), phone_number: "+4520000002",
  }),
  [`GET ${SYSTEM}/entity-memberships/list`]: async () => ({ entity_user_xref_status_type: 5, entity_user_xref_type: 3 }),
  [`POST ${SYSTEM}/entity-memberships/phone-numbers/update`]: async () => ({
    entity_user_xref_uuid: world.client, phone_numbers: [{ phone_number: "+4520000003", primary: true }],
  }),
  [`POST ${SYSTEM}/entity-memberships/profile/update`]: async () => ({
    entity_user_xref_uuid: world.client, first_name: "Clara", last_name: "Client", job_title: "Owner",
  }),
  [`POST ${SYSTEM}/entity-memberships/suspend`]: async () => ({ entity_user_xref_uuid: await member() }),
  [`POST ${SYSTEM}/entity-memberships/unsuspend`]: async () => {
    const id = await member();
    await system("/entity-memberships/suspend", { entity_user_xref_uuid: id });
    return { entity_user_xref_uuid: id };
  },
  [`POST ${SYSTEM}/entity-memberships/update`]: async () => ({
    entity_user_xref_uuid: await member(), enum_profile_id: 3, identifier: randomUUID(), primary_email: `${randomUUID()}@mail.example`,
  }),
  [`GET ${SYSTEM}/groups`]: async () => ({ group_uuid: world.group }),
  [`POST ${SYSTEM}/groups/create`]: async () => ({ name: "Newman", identifier: randomUUID(), description: "Made by newman" }),
  [`POST ${SYSTEM}/groups/destroy`]: async () => ({ group_uuid: await newGroup() }),
  [`POST ${SYSTEM}/groups/group-members/create`]: async () => ({
    group_uuid: await newGroup(), entity_user_xref_uuids: [world.staff],
  }),
  [`POST ${SYSTEM}/groups/group-members/destroy`]: async () => {
    const asked = { group_uuid: await newGroup(), entity_user_xref_uuids: [world.staff] };
    const made = await system("/groups/group-members/create", asked);
    return { group_member_uuid: made.group_members[0].group_member_uuid };
  },
  [`GET ${SYSTEM}/groups/group-members/list`]: async (name) =>
    name === "list" ? { group_status_type: 3 } : { group_uuid: world.group },
  [`POST ${SYSTEM}/groups/group-members/list`]: async () => ({
    group_uuid: await newGroup(), name: "Renamed", identifier: randomUUID(), description: "",
  }),
  [`POST ${CHAT}/chats/butler-says/send-file`]: async () => ({ entity_user_xref_uuid: world.client, ...sent("file") }),
  [`POST ${CHAT}/chats/butler-says/send-image`]: async () => ({ entity_user_xref_uuid: world.client, ...sent("image") }),
  [`POST ${CHAT}/chats/butler-says/send-text`]: async () => ({ entity_user_xref_uuid: world.client, text: "Welcome" }),
  [`GET ${CHAT}/chats`]: async () => ({ chat_uuid: world.chat }),
  [`POST ${CHAT}/chats/archive`]: async () => ({ chat_uuid: world.chat, archived: true }),
  [`POST ${CHAT}/chats/invite`]: async () => ({ chat_uuid: world.chat, entity_user_xref_uuids: [await member()] }),
  [`POST ${CHAT}/chats/create`]: async () => ({ title: "Made by newman", entity_user_xref_uuids: [world.client] }),
  [`POST ${CHAT}/chats/leave`]: async () => ({ chat_uuid: await begun() }),
  [`GET ${CHAT}/chats/messages/range`]: async () => ({ chat_uuid: world.chat, from_seq: 0, to_seq: 100 }),
  [`POST ${CHAT}/chats/messages/send-animation`]: async () => ({ chat_uuid: world.chat, ...sent("gif") }),
  [`POST ${CHAT}/chats/messages/send-file`]: async () => ({
    chat_uuid: world.chat, ...sent("file"), reply_to_seq: 1, caption: "Words",
  }),
  [`POST ${CHAT}/chats/messages/send-image`]: async () => ({ chat_uuid: world.chat, ...sent("image") }),
  [`POST ${CHAT}/chats/messages/send-text`]: async () => ({ chat_uuid: world.chat, text: "Hello", reply_to_seq: 1 }),
  [`POST ${CHAT}/chats/biometrics-requests/create`]: async () => ({
    chat_uuid: world.chat, caption: "Pay", signer_entity_user_xref_uuid: world.client,
  }),
  [`POST ${CHAT}/chats/signature-requests/create`]: async () => ({
    chat_uuid: world.chat, ...sent("pdf"), signer_entity_user_xref_uuid: world.client, include_requester_signature: true,
  }),
  [`POST ${CHAT}/chats/notify`]: async () => ({ chat_uuid: world.chat, notify: false }),
  [`POST ${CHAT}/chats/remove`]: async () => ({
    chat_uuid: await begun(), entity_user_xref_uuid: world.client, visible: true,
  }),
  [`POST ${CHAT}/chats/rename`]: async () => ({ chat_uuid: world.chat, title: "Renamed" }),
  [`GET ${CHAT}/contacts`]: async () => ({ entity_user_xref_uuid: world.colleague }),
  [`GET ${CHAT}/contacts/avatar`]: async () => ({ entity_user_xref_uuid: world.colleague }),
  [`GET ${CHAT}/contacts/list`]: async () => ({ contact_type: 4, page: 1, per_page: 10 }),
  [`GET ${CHAT}/entity-memberships`]: async () => ({ entity_user_xref_uuid: world.client }),
};

const sent = (name) => ({ [name]: { src: join(folder, FILES[name][0]) } });

async function avatar(id) {
  const file = { name: "a.png", mime: "image/png", data: PNG.toString("base64") };
  await system("/entity-memberships/avatar/update", { entity_user_xref_uuid: id, file, left: 0, upper: 0, right: 2, lower: 2 });
}

async function prepare() {
  await call("/app/personas/admin/sign-in", {});
  world.group = await newGroup();
  world.staff = await member(3);
  world.colleague = await member(3);
  world.client = await member(4);
  await avatar(world.staff);
  await avatar(world.colleague);
  const admin = ["review_data", "read_admin", "write_admin"];
  const chats = ["read_chats", "write_chats", "read_contacts"];
  const make = async (kind, permissions, header, member) => {
    const made = await call("/app/qwil/keys", { name: `newman ${kind}`, kind, permissions, member });
    return { [header]: made.key.key, [`${header}-SECRET`]: made.secret };
  };
  keys.system = await make("system", admin, "X-SYS-API-KEY");
  keys.master = await make("master", chats, "X-MASTER-USER-API-KEY");
  keys.user = await make("user", chats, "X-USER-API-KEY", world.staff);
  // The placeholders of `groups/create` are texts that a group may have; its identifier must be free.
  await system("/groups/create", { name: "Placeholder", identifier: "string(min=0, max=500)" }).catch(() => {});
  world.chat = await begun([world.client, world.colleague]);
  const file = { name: "a.txt", mime: "text/plain", data: Buffer.from("words").toString("base64") };
  await chat(world.staff, "/chats/messages/send-file", { chat_uuid: world.chat, file });
}

function requests(items, above = []) {
  return items.flatMap((item) => (item.item ? requests(item.item, [...above, item.name]) : [[item, above]]));
}

/** The item of the collection for one of the two runs. */
async function filled(item, replaced) {
  const raw = typeof item.request.url === "string" ? item.request.url : item.request.url.raw;
  const url = raw.replace("https://{{environment}}.qwil.io", address).replace("{{entity_user_xref_uuid}}", world.staff);
  const path = new URL(url).pathname;
  const request = { ...item.request, url };
  delete request.urlObject;
  if (replaced) {
    const make = VALUES[`${request.method} ${path}`];
    if (!make) throw new Error(`no values for ${request.method} ${path}`);
    const values = await make(item.name);
    if (Object.values(values).some((value) => value?.src)) {
      request.header = request.header.filter((header) => header.key !== "Content-Type");
      request.body = {
        mode: "formdata",
        formdata: Object.entries(values).map(([key, value]) =>
          value?.src ? { key, type: "file", src: value.src } : { key, type: "text", value: String(value) },
        ),
      };
    } else {
      request.body = { mode: "raw", raw: JSON.stringify(values) };
    }
  }
  return { name: item.name, protocolProfileBehavior: item.protocolProfileBehavior, request };
}

async function run(collection, replaced) {
  const items = [];
  for (const [item] of requests(collection.item)) items.push(await filled(item, replaced));
  const secrets = Object.assign({}, ...Object.values(keys));
  const values = Object.entries(secrets).map(([key, value]) => ({ key, value }));
  const results = [];
  await new Promise((done, failed) => {
    const options = {
      collection: { info: collection.info, item: items },
      environment: { values },
      delayRequest: PAUSE_MS,
      insecureFileRead: true,
      workingDir: folder,
    };
    newman
      .run(options, (error) => (error ? failed(error) : done()))
      .on("request", (error, { item, response, request }) => {
        const status = error ? String(error) : response.code;
        const body = error ? "" : response.stream.toString().slice(0, 200);
        results.push({ name: item.name, method: request.method, path: request.url.getPath(), status, body });
      });
  });
  return results;
}

async function main() {
  const collection = JSON.parse(readFileSync(file, "utf8"));
  await prepare();
  let wrong = 0;
  const tally = async (title, replaced, isRight) => {
    const results = await run(collection, replaced);
    const right = results.filter(isRight);
    for (const result of results.filter((result) => !isRight(result))) {
      wrong += 1;
      console.log(`WRONG ${result.method} ${result.path} (${result.name}): ${result.status} ${result.body}`);
    }
    const statuses = {};
    for (const { status } of results) statuses[status] = (statuses[status] ?? 0) + 1;
    console.log(`${title}: ${right.length} of ${results.length} as documented`, statuses);
  };
  await tally("with real values", true, (result) => result.status === 200);
  const isDocumented = ({ status, body }) => status >= 400 && status < 500 && /"error_code":"R[BFNUR]\d{3}"/.test(body);
  await tally("with its placeholders", false, isDocumented);
  process.exitCode = wrong ? 1 : 0;
}

main();
