import { expect, test } from "vitest";
import { type Act, type Actor, may, type Office, officesOn, ROLES } from "#app/domain/permission.ts";
import { day } from "../factories.ts";
import { listOf, oneOf, ruleTable, yes } from "../rule-tables.ts";

const ACTS = [
  ...(["report", "check", "accept", "check_link", "edit_reasons", "manage_users"] as const),
  ...(["write_plan", "prepare_report", "set_level", "issue_report"] as const),
  ...(["discuss", "moderate", "answer_request", "record_meeting", "settle_decision"] as const),
  ...(["answer_support", "write_risk", "read_internal"] as const),
  ...(["edit_schedule", "ask_extension", "advise_extension", "decide_extension"] as const),
  ...(["write_contacts", "read_contacts"] as const),
] as const;
const TODAY = day("2023-06-30");

function anOffice(role: Office["role"], organisation: string, ended = false): Office {
  const toOn = ended ? day("2023-06-29") : null;
  return { role, organisation, plan: "ran-ogi-vii", fromOn: day("2023-01-01"), toOn };
}

/** Ani acts on something of an organisation, written by somebody. */
function actOf(kind: Act["kind"], organisation: string, author: string): Act {
  const plan = "ran-ogi-vii";
  if (kind === "ask_extension") return { kind, plan, owners: [organisation] };
  if (kind === "report" || kind === "discuss" || kind === "moderate" || kind === "write_risk") {
    return { kind, plan, owners: [organisation] };
  }
  if (kind === "answer_request" || kind === "settle_decision" || kind === "answer_support") {
    return { kind, plan, organisation };
  }
  if (kind === "write_contacts" || kind === "read_contacts") return { kind, plan, organisation };
  if (kind === "check" || kind === "accept" || kind === "advise_extension")
    return { kind, plan, author, organisation };
  if (kind === "decide_extension") return { kind, plan, author, organisation, advisers: [] };
  if (kind === "set_level") return { kind, plan, owners: [organisation] };
  if (kind === "issue_report") return { kind, plan, owners: [organisation], judges: [author] };
  return { kind, plan };
}

const matrix = ruleTable("permissions.md", "Roles and acts");

for (const { line, cell } of matrix) {
  test(`permissions.md:${line} ${cell("role")} may ${cell("act")}`, () => {
    const role = oneOf([...ROLES, "none"], cell("role"));
    const actor: Actor = { userId: "ani", offices: role === "none" ? [] : [anOffice(role, "kpu")] };
    const kind = oneOf(ACTS, cell("act"));
    expect(may(actor, actOf(kind, "kpu", "dewi"), TODAY)).toBe(yes(cell("own")));
    expect(may(actor, actOf(kind, "perludem", "ani"), TODAY)).toBe(yes(cell("theirs")));
    expect(may(actor, actOf(kind, "perludem", "dewi"), TODAY)).toBe(yes(cell("other")));
  });
}

test("the matrix has every role with every act, once", () => {
  const pairs = matrix.map(({ cell }) => `${cell("role")} ${cell("act")}`);
  const all = [...ROLES, "none"].flatMap((role) => ACTS.map((act) => `${role} ${act}`));
  expect(pairs).toEqual(all);
});

for (const { line, cell } of ruleTable("permissions.md", "Days of office")) {
  test(`permissions.md:${line} an office from ${cell("from")} to ${cell("to")} on ${cell("today")}`, () => {
    const plan = cell("plan of the office") === "every" ? null : cell("plan of the office");
    const toOn = cell("to") === "–" ? null : day(cell("to"));
    const office: Office = { role: "owner", organisation: "kpu", plan, fromOn: day(cell("from")), toOn };
    const actor: Actor = { userId: "ani", offices: [office] };
    const held = yes(cell("holds"));
    expect(officesOn(actor, cell("plan"), day(cell("today")))).toEqual(held ? [office] : []);
    const report: Act = { kind: "report", plan: cell("plan"), owners: ["kpu"] };
    expect(may(actor, report, day(cell("today")))).toBe(held);
  });
}

for (const { line, cell } of ruleTable("permissions.md", "Several offices")) {
  test(`permissions.md:${line} ${cell("offices")}: ${cell("act")} ${cell("answer")}`, () => {
    const offices = listOf(cell("offices")).map((text) => {
      const [role = "", organisation = ""] = text.replace("ended ", "").split(" ");
      return anOffice(oneOf(ROLES, role), organisation, text.startsWith("ended "));
    });
    const act = actOf(oneOf(ACTS, cell("act")), "kpu", "dewi");
    expect(may({ userId: "ani", offices }, act, TODAY)).toBe(yes(cell("answer")));
  });
}

test("who advised on a request for more time does not decide on it", () => {
  const actor: Actor = { userId: "ani", offices: [anOffice("reviewer", "bappenas")] };
  const act: Act = {
    ...{ kind: "decide_extension", plan: "ran-ogi-vii", author: "dewi", organisation: "kpu" },
    advisers: ["ani"],
  };
  expect(may(actor, act, TODAY)).toBe(false);
  expect(may(actor, { ...act, advisers: ["budi"] }, TODAY)).toBe(true);
});

test("a supporting owner reports as the lead does, for any organisation they hold office in", () => {
  const actor: Actor = { userId: "ani", offices: [anOffice("owner", "perludem")] };
  const act: Act = { kind: "report", plan: "ran-ogi-vii", owners: ["kpu", "perludem"] };
  expect(may(actor, act, TODAY)).toBe(true);
});
