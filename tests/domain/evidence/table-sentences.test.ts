import { expect, test } from "vitest";
import { checkComplete } from "#app/domain/evidence/check-complete.ts";
import { bareContext } from "#app/domain/evidence/check-context.ts";
import { checkElements } from "#app/domain/evidence/check-elements.ts";
import { checkParse } from "#app/domain/evidence/check-parse.ts";
import { TABLE_CODES } from "#app/domain/evidence/codes/table.ts";
import { FORMAT_IDS } from "#app/domain/evidence/formats.ts";
import { type CheckResult, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { READ_FAILURES } from "#app/domain/evidence/profile.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { checkSentence } from "#app/i18n/check-sentence.ts";
import { tableChecks as en } from "#app/i18n/checks/table.en.ts";
import { tableChecks as id } from "#app/i18n/checks/table.id.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { aFailure, anObservation, aSniff } from "./factories.ts";
import { aClosure, aColumn, aColumnOf, asking, aTable, aWanted } from "./table-factories.ts";

const file = bareContext("data-file");
const columns = [aColumn("Provinsi"), aColumn("Alamat")];
const geo = {
  ...{ features: 9, withoutGeometry: 1, outOfRange: 0, geometryTypes: {} },
  bbox: [-11, 95, 6, 141] as const satisfies readonly [number, number, number, number],
};

function parseResults(): Array<CheckResult> {
  const place = (overrides: object) =>
    aTable(columns, { geo: { ...geo, bbox: [...geo.bbox], ...overrides } });
  return [
    aTable(columns),
    aFailure("TIMEOUT"),
    aTable(columns, { headerOffset: 2, headerRows: 2, footnoteRows: 1, blankLabels: 1 }),
    aTable(columns, { headerOffset: 2 }),
    aTable(columns, { headerRows: 2 }),
    aTable(columns, { footnoteRows: 2 }),
    aTable(columns, { blankLabels: 2 }),
    aTable(columns, { raggedRows: 90, duplicateLabels: ["Nama"] }),
    aTable(columns, { duplicateLabels: ["Nama"] }),
    aTable(columns, { encodingGuessed: true, encoding: "windows-1252" }),
    aTable(columns, { replacedCharacters: 4 }),
    aTable([...columns, aColumnOf("Suara", "number as text")]),
    aTable(columns, {
      tableOf: "Data",
      sheets: ["Data", "Lain"].map((name) => ({ name, rows: 9, columns: 2, mergedCells: 0 })),
    }),
    ...READ_FAILURES.map((failure) => aTable([], { failure })),
    place({}),
    place({ bbox: [0, 0, 1, 1] }),
    place({ bbox: [95, -11, 141, 6] }),
    place({ bbox: [95, -11, 141, 6], outOfRange: 2 }),
    place({ withoutGeometry: 9 }),
    ...FORMAT_IDS.map((kind) => anObservation({ sniff: aSniff({ kind }) })),
  ].flatMap((observation) =>
    [file, bareContext("document"), asking([aWanted("Nama")])].map((context) =>
      checkParse(observation, [], context),
    ),
  );
}

function elementResults(): Array<CheckResult> {
  const table = aTable([
    ...[aColumn("Nama"), aColumn("Alamat kantor pusat"), aColumn("Jumlah"), aColumnOf("Kosong", "empty")],
  ]);
  const number = aWanted("Jumlah", { type: "integer" });
  const contexts = [
    ...[file, asking([aWanted("Nama")]), asking([aWanted("Nama", { required: false })])],
    ...[asking([aWanted("Alamat kantor")]), asking([number]), asking([aWanted("Kosong")])],
    ...[asking([aWanted("Umur")]), asking([aWanted("Umur")], { closures: [aClosure({ scope: "whole" })] })],
  ];
  return [table, aFailure("TIMEOUT")].flatMap((observation) =>
    contexts.map((context) => checkElements(observation, [], context)),
  );
}

function completeResults(): Array<CheckResult> {
  const hit = (missing: number) => ({
    ...{ register: "provinsi-38", matchedRatio: 1, size: 38 },
    missing: Array.from({ length: missing }, (_, index) => `P${index}`),
  });
  const province = (overrides: object) => aTable([aColumn("Provinsi", overrides)]);
  const wanted = asking([aWanted("Provinsi", { register: "provinsi-38", isKey: true })]);
  const observations = [
    ...[province({}), province({ fillRatio: 0.9 }), province({ fillRatio: 0.1 }), province({ repeats: 3 })],
    ...[
      province({ registers: [hit(0)] }),
      province({ registers: [hit(1)] }),
      province({ registers: [hit(20)] }),
      aTable(columns),
    ],
    ...[aFailure("TIMEOUT"), aTable([aColumn("Nama")])],
  ];
  return observations.flatMap((observation) =>
    [file, wanted].flatMap((context) =>
      [null, 9_000].map((rows) => checkComplete(observation, [], context, rows)),
    ),
  );
}

const results = [...parseResults(), ...elementResults(), ...completeResults()];

test("the checks give every code of the table, and each result carries the facts its sentences name", () => {
  expect(new Set(results.map(({ code }) => code))).toEqual(new Set(Object.keys(TABLE_CODES)));
  for (const { code, data } of results) {
    const sentences = Object.entries(id).find(([key]) => key === code)?.[1] ?? { fact: "", todo: "" };
    const named = [...`${sentences.fact}${sentences.todo}`.matchAll(/\{\{(\w+)\}\}/g)].map(
      ([, name]) => name ?? "",
    );
    expect([code, named.filter((name) => data[name] === undefined)]).toEqual([code, []]);
  }
});

test("sentences end as such, are short, differ from each other and leave nothing open", () => {
  for (const [language, texts] of [["id", id] as const, ["en", en] as const]) {
    const t = createTranslate(language, CATALOGUES[language]);
    const facts = Object.values(texts).map(({ fact }) => fact);
    expect(new Set(facts).size).toBe(facts.length);
    for (const text of Object.values(texts).flatMap(({ fact, todo }) => [fact, todo])) {
      expect(text).toMatch(/[.:]$/);
      for (const sentence of text.split(/(?<=\.)\s/)) expect(sentence.split(/\s+/).length).toBeLessThan(20);
    }
    for (const result of results) {
      if (!isCheckCode(result.code)) throw new Error(result.code);
      const { fact, todo } = checkSentence(result, language, t, "Asia/Jakarta");
      expect(`${fact} ${todo}`).not.toMatch(/\{\{|undefined|NaN|null/);
    }
  }
});

test("what is missing is said by name", () => {
  const t = createTranslate("id", CATALOGUES.id);
  const context = asking([aWanted("Nama"), aWanted("Status verifikasi"), aWanted("Syarat Pasal 173")]);
  const result = checkElements(aTable([aColumn("Nama"), aColumn("Alamat")]), [], context);

  expect(checkSentence(result, "id", t, "Asia/Jakarta").fact).toBe(
    "1 dari 3 elemen wajib ada. Belum ada: Status verifikasi dan Syarat Pasal 173.",
  );
});
