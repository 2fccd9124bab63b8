import fc from "fast-check";
import { expect, test } from "vitest";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { checkLicence, licenceOf } from "#app/domain/evidence/check-licence.ts";
import { isUnstated, readLicence } from "#app/domain/evidence/licence-table.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { ruleTable } from "../../rule-tables.ts";
import { aFailure, anObservation, aPage } from "./factories.ts";
import { aDeclaration } from "./publishing-factories.ts";

const file = bareContext("data-file");
const BY = "https://creativecommons.org/licenses/by/4.0/";
const BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/";

test.each(ruleTable("evidence-publishing.md", "Licences"))("licence, line $line", ({ cell }) => {
  const id = cell("id") === "–" ? null : cell("id");

  expect([cell("statement"), readLicence(cell("statement"))]).toEqual([
    ...[cell("statement"), { class: cell("class"), id }],
  ]);
});

test.each([
  ["notspecified", true],
  ["License not specified", true],
  ["Tidak ditentukan", true],
  ["None", true],
  [" ", true],
  ["CC BY", false],
  ["© KPU", false],
])("%j states nothing: %s", (text, unstated) => {
  expect(isUnstated(text)).toBe(unstated);
});

const page = (...licenceUrls: Array<string>) => anObservation({ sniff: aPage({ licenceUrls }) });

const said = (licence: string, licenceUrl: string | null = null) => ({
  declared: aDeclaration({ licence, licenceUrl }),
});
const unread = aFailure("TIMEOUT");

const rows: Array<[string, string, Observation, Partial<CheckContext>, string]> = [
  ["LICENCE_OPEN", "pass", anObservation(), said("cc-by"), "open"],
  ["LICENCE_OPEN", "pass", anObservation(), { declared: aDeclaration({ licenceUrl: BY }) }, "open"],
  ["LICENCE_OPEN", "pass", page(BY), {}, "open"],
  ["LICENCE_OPEN", "pass", page(BY), said("Lisensi KPU"), "open"],
  ["LICENCE_OPEN", "pass", page(BY_NC), said("cc-by"), "open"],
  ["LICENCE_OPEN", "pass", page(BY), { role: "document" }, "open"],
  ["LICENCE_OPEN", "pass", unread, said("cc-by"), "open"],
  ["LICENCE_NOT_OPEN", "warn", page(BY), said("CC-BY-NC"), "not-open"],
  ["LICENCE_NOT_OPEN", "warn", page(BY, BY_NC), {}, "not-open"],
  ["LICENCE_NOT_OPEN", "warn", anObservation(), said("cc-by", BY_NC), "not-open"],
  ["LICENCE_NOT_OPEN", "warn", anObservation(), said("© KPU"), "not-open"],
  ["LICENCE_NOT_OPEN", "warn", anObservation(), { ...said("© KPU"), requiredStars: 2 }, "not-open"],
  ["LICENCE_RESERVED", "fail", anObservation(), { ...said("© KPU"), requiredStars: 3 }, "not-open"],
  ["LICENCE_NOT_OPEN", "warn", anObservation(), { ...said("CC-BY-NC"), requiredStars: 3 }, "not-open"],
  ["LICENCE_NOT_KNOWN", "unknown", page("https://kpu.go.id/lisensi"), {}, "unknown"],
  ["LICENCE_MISSING", "warn", anObservation(), {}, "unknown"],
  ["LICENCE_MISSING", "warn", page(), { role: "dataset-page" }, "unknown"],
  ["LICENCE_MISSING", "warn", anObservation(), said("notspecified"), "unknown"],
  ["LICENCE_MISSING", "warn", unread, { declared: aDeclaration() }, "unknown"],
  ["LICENCE_NOT_READ", "unknown", unread, {}, "unknown"],
  ["LICENCE_NOT_EXPECTED", "not-applicable", page(), { role: "event-record" }, "unknown"],
];

test.each(rows)("C9 %s (%s) %#", (code, outcome, observation, overrides, licence) => {
  const context = { ...file, ...overrides };

  expect(checkLicence(observation, [], context)).toMatchObject({ check: "C9", code, outcome });
  expect(licenceOf(context.declared, observation.sniff)).toBe(licence);
});

test("the statement that decided is named with where it stands", () => {
  expect(checkLicence(page(BY), [], file).data).toMatchObject({
    ...{ licence: BY, licenceId: "CC-BY", licenceFrom: "page" },
  });
});

test("a condition makes every open name less than open", () => {
  const open = fc.constantFrom("CC BY 4.0", "cc0", "Lisensi terbuka", "ODbL", "OGL-UK-3.0", "Domain publik");
  const condition = fc.constantFrom("non-commercial", "nonkomersial", "No Derivatives", "dilarang dijual");
  fc.assert(
    fc.property(open, condition, fc.boolean(), (name, limit, first) => {
      expect(readLicence(name).class).toBe("open");
      expect(readLicence(first ? `${limit}; ${name}` : `${name} (${limit})`).class).toBe("not-open");
    }),
  );
});

test("nothing is open because it opens: without a statement no observation makes it so", () => {
  fc.assert(
    fc.property(fc.constantFrom("csv", "html", "pdf", "json"), fc.webUrl(), (kind, url) => {
      const observation = anObservation({ url, finalUrl: url, sniff: aPage({ kind }) });
      expect(licenceOf(null, observation.sniff)).toBe("unknown");
      expect(checkLicence(observation, [], file).code).toBe("LICENCE_MISSING");
    }),
  );
});
