import fc from "fast-check";
import { expect, test } from "vitest";
import { findPublisher, findStanding, separatedByStanding } from "#app/domain/evidence/find-standing.ts";
import { mixesStandings, STANDINGS } from "#app/domain/evidence/legal-standing.ts";
import { oneOf, ruleTable } from "../../rule-tables.ts";
import { aMatch } from "./factories.ts";

test.each(ruleTable("evidence-publishing.md", "Legal standing"))("standing, line $line", ({ cell }) => {
  const decided = cell("decided") === "–" ? null : oneOf(STANDINGS, cell("decided"));
  const ofSystem = cell("system") === "–" ? null : oneOf(["official", "unofficial"] as const, cell("system"));
  const found = findStanding({ decided, ofSystem, words: [cell("words")] });

  expect(found).toEqual({ standing: cell("standing"), by: cell("by") === "–" ? null : cell("by") });
});

test.each([
  "Data ini bukan hasil resmi",
  "tidak resmi",
  "TIDAK-RESMI",
  "belum resmi",
  "Hasil sementara",
  "Unofficial results",
  "Quick count",
])("%j calls itself unofficial", (words) => {
  expect(findStanding({ decided: null, ofSystem: "official", words: ["Pemilu 2024", words] }).standing).toBe(
    "unofficial",
  );
});

test.each(["Hasil resmi", "Peresmian kantor", "Panitia pelaksana sementara", "real estate"])(
  "%j does not",
  (words) => {
    expect(findStanding({ decided: null, ofSystem: null, words: [words] }).standing).toBe("unknown");
  },
);

test("nothing becomes official by words alone", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("resmi", "hasil", "official", "KPU", "keputusan")), (words) => {
      expect(findStanding({ decided: null, ofSystem: null, words }).standing).not.toBe("official");
    }),
  );
});

test("items of different standing never share a list, and none is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STANDINGS)), (standings) => {
      const items = standings.map((standing, index) => ({ standing, index }));
      const apart = separatedByStanding(items);
      for (const standing of STANDINGS) {
        expect(apart[standing]).toEqual(items.filter((item) => item.standing === standing));
        expect(mixesStandings(apart[standing].map((item) => item.standing))).toBe(false);
      }
      expect(Object.values(apart).flat()).toHaveLength(items.length);
    }),
  );
});

test("original, mirror or re-user", () => {
  const copy = aMatch({ level: "content", matched: "https://opendata.kpu.go.id/hasil.csv" });
  const mirror = { publisher: "mirror", originalUrl: "https://opendata.kpu.go.id/hasil.csv" };

  expect(findPublisher("opendata.kpu.go.id", ["kpu.go.id"], null).publisher).toBe("source");
  expect(findPublisher("opendata.kpu.go.id", ["kpu.go.id"], aMatch()).publisher).toBe("source");
  expect(findPublisher("perludem.org", ["kpu.go.id"], null).publisher).toBe("reuser");
  expect(findPublisher("perludem.org", [], null).publisher).toBe("unknown");
  expect(findPublisher("perludem.org", ["kpu.go.id"], { ambiguous: [copy, copy] }).publisher).toBe("reuser");
  expect(findPublisher("mirror.contoh.id", ["kpu.go.id"], copy)).toEqual(mirror);
  expect(findPublisher("infopemilu.kpu.go.id", ["kpu.go.id"], copy)).toEqual(mirror);
});
