import type { Requests } from "./requests.ts";
import { PLACE } from "./scene-place.ts";

const plan = `/${PLACE.plan}`;
const meetings = `${plan}/rapat`;
const MEETING = {
  ...{ audience: "public", heldOn: "2023-05-10", title: "Rapat baru", organisations: "kpu", rows: "1" },
  ...{ "d.0.text": "Buka datanya", "d.0.cell": "B06.1", "d.0.organisation": "kpu" },
};
const RISK = {
  ...{ title: "Pindah alamat", trigger: "404", fallback: "Salinan", likelihood: "low", impact: "high" },
  ...{ organisation: "kpu", milestone: PLACE.milestone, audience: "public" },
};
const extension = `${plan}/target/${PLACE.milestone}/perpanjangan`;

/** Questions, requests, meetings, support, risks and more time. */
export const TALK_REQUESTS: Requests = {
  "discussion: say something internally": () => ({
    path: `${plan}/target/${PLACE.milestone}/diskusi`,
    fields: { audience: "internal", text: "Sudah ditanyakan." },
  }),
  "data-request: forward": ({ request }) => ({
    path: `${plan}/permintaan-data/${request}`,
    fields: { step: "forwarded", to: "bappenas" },
  }),
  "data-request: answer": ({ request }) => ({
    path: `${plan}/permintaan-data/${request}`,
    fields: { step: "answered", text: "Ada di portal.", address: "https://kpu.go.id/data.csv" },
  }),
  "meeting-write: record a meeting": () => ({ path: `${meetings}/tulis`, fields: MEETING }),
  "meeting-write: correct a meeting": ({ meeting }) => ({
    path: `${meetings}/${meeting}/perbaiki`,
    fields: { ...MEETING, heldOn: "2023-05-09", seen: "1", reason: "Ralat", "d.0.ordinal": "1" },
  }),
  "meeting: settle a decision": ({ meeting }) => ({
    path: `${meetings}/${meeting}`,
    fields: { ordinal: "1", "decision-1": "done", "text-1": "Sudah." },
  }),
  "risk-write: write a risk": () => ({ path: `${plan}/risiko/tulis`, fields: RISK }),
  "risk-write: change a risk": ({ risk }) => ({
    path: `${plan}/risiko/${risk}/ubah`,
    fields: { ...RISK, state: "closed", seen: "1", reason: "Sudah lewat" },
  }),
  "support: ask": () => ({
    path: `${plan}/dukungan`,
    fields: { milestone: PLACE.milestone, to: "bappenas", text: "Mohon surat.", neededBy: "" },
  }),
  "support: answer": ({ request }) => ({
    path: `${plan}/dukungan`,
    fields: { request, [`decision-${request}`]: "given", [`text-${request}`]: "Sudah dikirim." },
  }),
  "support: withdraw": ({ request }) => ({
    path: `${plan}/dukungan`,
    fields: { request, [`decision-${request}`]: "withdrawn", [`text-${request}`]: "Sudah tidak perlu." },
  }),
  "extension: ask for more time": () => ({
    path: extension,
    fields: { intent: "ask", untilOn: "2023-09-30", reason: "Menunggu penetapan." },
  }),
  "extension: advise": ({ request }) => ({
    path: extension,
    fields: { intent: "advise", request, outcome: "support", untilOn: "", reason: "Beralasan." },
  }),
  "extension: decide": ({ request }) => ({
    path: extension,
    fields: { intent: "decide", request, outcome: "granted", untilOn: "", reason: "Beralasan." },
  }),
  "extension: withdraw": ({ request }) => ({
    path: extension,
    fields: { intent: "withdraw", request, outcome: "withdrawn", untilOn: "", reason: "Tidak perlu." },
  }),
};
