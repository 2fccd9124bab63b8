import type { Fields } from "#tests/site.ts";
import { CONTACT_REQUESTS } from "./requests-contacts.ts";
import { TALK_REQUESTS } from "./requests-talk.ts";
import { WRITING_REQUESTS } from "./requests-writing.ts";
import { PLACE, type Scene } from "./scene-place.ts";

/** One request as a browser sends it. */
export type Sent = { path: string; fields: Fields; file?: { field: string; text: string } };
export type Requests = Readonly<Record<string, (scene: Scene) => Sent>>;

const TASK = `/tugas/${PLACE.plan}/${PLACE.milestone}`;
const REPORT = { percent: "100", narrative: "NIHIL", "slots[0].code": "B06.1", version: "0" };
const OFFICE = { role: "owner", organisation: "perludem", plan: "", fromOn: "", toOn: "" };
const closures = `/${PLACE.plan}/bukti/B06.1/pengecualian`;
const CLOSURE = {
  ...{ scope: "elements", elements: "dapil", scopeNote: "", ground: "kip-17-h", audience: "public" },
  ...{ decisionNumber: "12/PPID/2023", decidedOn: "2023-04-01", issuer: "PPID KPU" },
  ...{ decisionUrl: "https://ppid.kpu.go.id/12", validUntil: "2024-12-31", endCondition: "" },
  ...{ summaryUrl: "https://kpu.go.id/ringkasan", agreed: "", asked: "", refusedListUrl: "" },
};

/** Every request of the table in docs/rules/permissions.md, by route and what it does; complete and well formed. */
export const REQUESTS: Requests = {
  "report: submit": () => ({ path: TASK, fields: { ...REPORT, intent: "submit", narrative: "Selesai." } }),
  "report: keep a draft": () => ({ path: TASK, fields: { ...REPORT, intent: "draft" } }),
  "report-draft: autosave": () => ({ path: `${TASK}/draf`, fields: REPORT }),
  "judge-link: judge links": () => ({ path: `${TASK}/tautan`, fields: REPORT }),
  "upload: hand in a file": () => ({
    ...{ path: `${TASK}/berkas`, fields: REPORT },
    file: { field: "slots[0].file", text: "nama,dapil\nSari,1\n" },
  }),
  "dispute: object": ({ step }) => ({
    path: `/tugas/keberatan/${step}`,
    fields: { intent: "dispute", text: "Sudah lengkap." },
  }),
  "dispute: answer": ({ step }) => ({
    path: `/periksa/keberatan/${step}`,
    fields: { intent: "answer", text: "Belum.", decision: "upheld" },
  }),
  "review-case: check": ({ report, item }) => ({
    path: `/periksa/${report}`,
    fields: { decision: "accepted", "items[0].id": item, "items[0].decision": "accepted" },
  }),
  "review-case: accept": ({ report }) => ({ path: `/tinjau/${report}`, fields: { decision: "accepted" } }),
  "review-queue: take a case": ({ report }) => ({
    path: "/periksa",
    fields: { intent: "assign", report, assignee: "wayan" },
  }),
  "review-queue: check several": ({ report }) => ({ path: "/periksa", fields: { "reports[0]": report } }),
  "contested: rule on evidence": ({ item }) => ({
    path: `/periksa/ulang/${item}`,
    fields: { ruling: "upheld", reason: "Sudah dibuka." },
  }),
  "evidence-tasks: answer a task": ({ item }) => ({
    path: "/periksa/bukti",
    fields: { item, question: "personal_data", answer: "hold", reason: "Ada NIK." },
  }),
  "coverage: confirm a match": ({ item }) => ({
    path: `/${PLACE.plan}/cakupan`,
    fields: { item, dataset: "none", accepted: "yes" },
  }),
  "closures: file a closure": () => ({ path: closures, fields: { intent: "file", ...CLOSURE } }),
  "closures: decide on a closure": ({ closure }) => ({
    path: closures,
    fields: { intent: "decide", closure, decision: "approved", reason: "Sudah dibaca." },
  }),
  "catalogue: register a dataset": () => ({
    path: "/katalog/cat",
    fields: { intent: "register", title: "" },
  }),
  "moderation: decide on a remark": () => ({
    path: "/moderasi",
    fields: { remark: "r", decision: "published", note: "" },
  }),
  "check-now: look at a link now": ({ item }) => ({ path: `/bukti/${item}/periksa`, fields: { back: "/" } }),
  "reasons: write a reason": () => ({
    path: "/periksa/alasan",
    fields: { plan: PLACE.plan, text: "Belum lengkap.", textEn: "Incomplete.", seen: "" },
  }),
  "mail-wording: word a mail": () => ({
    path: `/pos/kata/${PLACE.plan}/returned/id`,
    fields: { intent: "save", subject: "Dikembalikan", body: "Laporan dikembalikan." },
  }),
  "outbox-mail: send a mail again": () => ({ path: "/pos/mail", fields: {} }),
  "people-invite: invite": () => ({
    path: "/orang/undang",
    fields: { ...OFFICE, name: "Budi", email: "budi@example.test", language: "id" },
  }),
  "people: take an invitation back": () => ({ path: "/orang", fields: { intent: "revoke", link: "invite" } }),
  "people: say who shows a second factor": () => ({
    path: "/orang",
    fields: { intent: "factor", plan: PLACE.plan, roles: "reviewer" },
  }),
  "people-person: give an office": () => ({ path: "/orang/other", fields: { intent: "give", ...OFFICE } }),
  "people-person: end an office": ({ office }) => ({
    path: "/orang/other",
    fields: { intent: "end", office, lastOn: "2023-05-10", reason: "" },
  }),
  "people-person: hand an office over": ({ office }) => ({
    path: "/orang/other",
    fields: { intent: "hand_over", office, email: "dewi@example.test", name: "", fromOn: "2023-05-20" },
  }),
  "people-person: disable somebody": () => ({ path: "/orang/other", fields: { intent: "disable" } }),
  "people-person: erase somebody": () => ({
    path: "/orang/other",
    fields: { intent: "erase", reason: "Permintaan", confirm: "other@example.test" },
  }),
  "person-data: read what is held": () => ({ path: "/orang/other/data.json", fields: {} }),
  "people-person: take a second factor off": () => ({
    path: "/orang/other",
    fields: { intent: "reset_factor", reason: "Ponsel hilang." },
  }),
  "prepare-report: set a level": () => ({
    path: `/laporan/siapkan/${PLACE.plan}/B06`,
    fields: { intent: "level", asOf: "2023-05-10", commitment: "K6", level: "limited", reason: "Sebagian." },
  }),
  "prepare-report: issue": () => ({
    path: `/laporan/siapkan/${PLACE.plan}/B06`,
    fields: { intent: "issue", asOf: "2023-05-10", seen: "x", read: "on", reason: "" },
  }),
  ...TALK_REQUESTS,
  ...WRITING_REQUESTS,
  ...CONTACT_REQUESTS,
};
