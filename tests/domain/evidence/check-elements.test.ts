import { expect, test } from "vitest";
import { bareContext, type WantedElement } from "#app/domain/evidence/check-context.ts";
import { checkElements } from "#app/domain/evidence/check-elements.ts";
import type { ClosureInForce } from "#app/domain/evidence/closure.ts";
import { matchElements } from "#app/domain/evidence/elements/match-elements.ts";
import type { ColumnProfile } from "#app/domain/evidence/profile.ts";
import { listOf, ruleTable } from "../../rule-tables.ts";
import { aFailure, anObservation, aSniff } from "./factories.ts";
import { aClosure, aColumn, aColumnOf, aProfile, asking, aTable, aWanted } from "./table-factories.ts";

for (const { line, cell } of ruleTable("evidence-table.md", "C6: which column is an element?")) {
  const title = `${cell("element")} (${cell("type")}) and ${cell("column")} of ${cell("values")}`;
  test(`evidence-table.md:${line} ${title}: ${cell("state")}`, () => {
    const element = aWanted(listOf(cell("element")), { type: cell("type") });
    const column = aColumnOf(cell("column"), cell("values"));
    const [finding] = matchElements(aProfile([column]), [element], []);

    expect(finding).toMatchObject({
      state: cell("state"),
      by: cell("found by") === "–" ? null : cell("found by"),
    });
  });
}

type Case = { element: WantedElement; column: ColumnProfile | null; closures: Array<ClosureInForce> };

/** One required element of the table of outcomes, with the column and the closure its words mean. */
function caseOf(words: string, index: number): Case {
  const type = words.startsWith("wrong") ? "integer" : "string";
  const element = aWanted(`Elemen ${"abcdef"[index] ?? ""}`, { type });
  const { key, labels } = element;
  const label = labels[0] ?? "";
  const columns: Record<string, ColumnProfile | null> = {
    present: aColumn(label),
    probable: aColumn(`${label} lain`),
    missing: null,
    closed: null,
    empty: aColumnOf(label, "empty"),
    wrong: aColumn(label),
  };
  const column = columns[words.split(" ")[0] ?? ""];
  if (column === undefined) throw new Error(`«${words}» is no element`);
  return { element, column, closures: words.includes("closed") ? [closureOf(words, key)] : [] };
}

function closureOf(words: string, key: string): ClosureInForce {
  if (words.endsWith("as whole")) return aClosure({ scope: "whole" });
  if (words.endsWith("as rows")) return aClosure({ scope: "rows", elements: [key] });
  return aClosure({
    elements: [key],
    groundKnown: !words.endsWith("without ground"),
    ...(words.endsWith("without decision") ? { decision: null } : {}),
    ...(words.endsWith("without approval") ? { approvedBy: null } : {}),
  });
}

for (const { line, cell } of ruleTable("evidence-table.md", "C6: outcome")) {
  test(`evidence-table.md:${line} ${cell("required elements")}: ${cell("code")}`, () => {
    const cases = listOf(cell("required elements")).map(caseOf);
    const optional = aWanted("Pilihan", { required: false });
    const columns = cases.flatMap(({ column }) => (column === null ? [] : [column]));
    const context = asking([...cases.map(({ element }) => element), optional], {
      closures: cases.flatMap(({ closures }) => closures),
    });
    const result = checkElements(aTable([...columns, aColumn("Catatan")]), [], context);

    expect(result).toMatchObject({ check: "C6", code: cell("code"), outcome: cell("outcome") });
    expect(result.data.also).toEqual(listOf(cell("also")));
    expect(result.data.total).toBe(cases.length);
  });
}

/** The nine required elements of the party profile, B06.3. */
const PARTY_PROFILE = [
  aWanted(["Nomor urut partai", "no urut", "nomor"], { type: "integer", isKey: true, key: "nomor_urut" }),
  aWanted(["Nama partai", "Party name", "partai", "parpol"]),
  aWanted(["Lambang partai", "Party symbol", "logo", "lambang"], { type: "url" }),
  aWanted(["Alamat kantor", "Office address", "alamat"]),
  aWanted(["SK Kemenkumham", "nomor sk"]),
  aWanted(["Pengurus daerah", "Regional board", "daftar pengurus"]),
  aWanted(["Keterwakilan perempuan", "persentase perempuan"], { type: "number" }),
  aWanted(["Status verifikasi", "Verification status", "hasil verifikasi", "status"]),
  aWanted(["Pemenuhan syarat Pasal 173", "syarat pasal 173"], { key: "pemenuhan_syarat_173" }),
];

const partyColumns = [
  aColumnOf("No. Urut", "integer"),
  aColumn("NAMA_PARTAI"),
  aColumnOf("Lambang", "url"),
  aColumn("Alamat"),
  aColumn("SK Kemenkumham"),
  aColumn("Pengurus Daerah"),
  aColumnOf("Keterwakilan perempuan (%)", "number"),
];

test("a party profile with seven of nine elements names the two that are missing", () => {
  const result = checkElements(aTable(partyColumns), [], asking(PARTY_PROFILE));

  expect(result).toMatchObject({ code: "ELEMENTS_MISSING", outcome: "fail" });
  expect(result.data).toMatchObject({
    ...{ presentCount: 7, total: 9, probable: [], closed: [], optionalCount: 0 },
    missing: ["status_verifikasi", "pemenuhan_syarat_173"],
    missingLabels: ["Status verifikasi", "Pemenuhan syarat Pasal 173"],
  });
  expect(result.data.present).toHaveLength(7);
  expect(result.data.columns).toContain("nama_partai=NAMA_PARTAI");
  expect(result.data.columns).toContain("keterwakilan_perempuan=Keterwakilan perempuan (%)");
});

test("what the law closes is waived with ground, decision and approver", () => {
  const closures = [aClosure({ elements: ["status_verifikasi", "pemenuhan_syarat_173"] })];
  const result = checkElements(aTable(partyColumns), [], asking(PARTY_PROFILE, { closures }));

  expect(result).toMatchObject({ code: "ELEMENTS_CLOSED", outcome: "waived" });
  expect(result.data).toMatchObject({
    ...{ missing: [], closed: ["status_verifikasi", "pemenuhan_syarat_173"], presentCount: 7 },
    ...{ grounds: ["UU-14-2008-17-h, 12/PPID/2026"], approvers: ["Contoh Penyetuju"] },
  });
});

test("a person's word makes a probable column certain, and a refused one is never offered again", () => {
  const elements = [aWanted("Alamat kantor")];
  const observation = aTable([aColumn("Alamat kantor pusat"), aColumn("Nama")]);
  const said = (same: boolean) => ({
    columnDecisions: [{ element: "alamat_kantor", columnNorm: "alamat kantor pusat", same }],
  });
  const before = checkElements(observation, [], asking(elements));

  expect(before).toMatchObject({ code: "ELEMENTS_PROBABLE", outcome: "warn" });
  expect(before.data).toMatchObject({
    ...{ probable: ["alamat_kantor"], probablePairs: ["Alamat kantor = Alamat kantor pusat"] },
    columns: ["alamat_kantor=Alamat kantor pusat"],
  });
  expect(checkElements(observation, [], asking(elements, said(true))).code).toBe("ELEMENTS_PRESENT");
  expect(checkElements(observation, [], asking(elements, said(false))).code).toBe("ELEMENTS_MISSING");
});

test("a person's last word counts, even against the label", () => {
  const elements = [aWanted("Nama")];
  const decision = { element: "nama", columnNorm: "nama" };
  const decided = (...same: Array<boolean>) =>
    matchElements(
      aProfile([aColumn("Nama")]),
      elements,
      same.map((each) => ({ ...decision, same: each })),
    )[0]?.by;

  expect([decided(), decided(false), decided(true), decided(true, false), decided(false, true)]).toEqual([
    ...["label", null, "person", null, "person"],
  ]);
});

test("the geometry of a map is an element without a column", () => {
  const geo = { features: 84, withoutGeometry: 0, outOfRange: 0, bbox: null, geometryTypes: {} };
  const elements = [aWanted("Batas wilayah dapil", { type: "geometry", key: "geometri" })];
  const code = (facts: typeof geo | null) =>
    checkElements(aTable([aColumn("nama_dapil")], { geo: facts }), [], asking(elements)).code;

  expect(code(geo)).toBe("ELEMENTS_PRESENT");
  expect(code({ ...geo, withoutGeometry: 84 })).toBe("ELEMENTS_EMPTY");
  expect(code(null)).toBe("ELEMENTS_MISSING");
});

test.each([
  ["a register", { register: "provinsi-38" }, 0.95, "probable"],
  ["a register", { register: "provinsi-38" }, 0.94, "missing"],
  ["a pattern", { pattern: "^\\d{2}\\.\\d{2}$" }, 0.95, "probable"],
  ["a pattern", { pattern: "^\\d{2}\\.\\d{2}$" }, 0.94, "missing"],
  ["a pattern that is none", { pattern: "(" }, 1, "missing"],
])("values can speak by %s: %o fitted by %d is %s", (_by, demand, ratio, state) => {
  const registers = [{ register: "provinsi-38", matchedRatio: ratio, missing: [], size: 38 }];
  const column = aColumn("Wilayah provinsi", { registers, patterns: [{ pattern: "99.99", ratio }] });
  const [finding] = matchElements(aProfile([column]), [aWanted("Wilayah", demand)], []);

  expect(finding?.state).toBe(state);
});

test("one column serves one element, and the greatest total wins", () => {
  const elements = [
    aWanted(["Nama calon kepala daerah", "nama calon"], { key: "kepala" }),
    aWanted(["Nama calon wakil kepala daerah", "nama wakil"], { key: "wakil" }),
  ];
  const found = matchElements(
    aProfile([aColumn("Nama calon wakil kepala daerah"), aColumn("Nama calon")]),
    elements,
    [],
  );

  expect(found.map(({ column }) => column)).toEqual(["Nama calon", "Nama calon wakil kepala daerah"]);
});

test.each([
  ["no answer", aFailure("TIMEOUT")],
  ["a PDF", anObservation({ sniff: aSniff({ kind: "pdf" }) })],
  ["a broken table", aTable([], { failure: "unclosed-quote" })],
])("%s leaves the elements unread", (_case, observation) => {
  const { code, outcome } = checkElements(observation, [], asking(PARTY_PROFILE));
  expect([code, outcome]).toEqual(["ELEMENTS_NOT_READ", "unknown"]);
});

test("a slot without elements asks for none, and one of which only the beginning is known is still read", () => {
  expect(checkElements(aTable(partyColumns), [], bareContext("data-file")).code).toBe("ELEMENTS_NOT_LISTED");
  const partly = aTable(partyColumns, { failure: "too-large", partial: true });
  expect(checkElements(partly, [], asking(PARTY_PROFILE)).data.presentCount).toBe(7);
});
