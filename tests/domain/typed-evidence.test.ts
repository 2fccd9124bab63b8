import fc from "fast-check";
import { expect, test } from "vitest";
import { blankProfile } from "#app/domain/evidence/profile.ts";
import { PUBLIC_PORTS, STRICT_POLICY } from "#app/domain/evidence/url-policy.ts";
import { readEvidenceLine } from "#app/domain/evidence-line.ts";
import { judgeLine, placeLinks, proposeSlot, readPastedLine } from "#app/domain/link-judgement.ts";
import {
  audienceOf,
  FILE_GUARDS,
  guardOf,
  isShown,
  isTaken,
  safeFileName,
  storedFileIn,
  storedFilePath,
} from "#app/domain/stored-file.ts";
import { listOf, oneOf, ruleTable, yes } from "#tests/rule-tables.ts";

const REVIEWS = ["pending", "checked", "accepted", "returned"] as const;

for (const { line, cell } of ruleTable("drafts.md", "What is said of a link before it is opened")) {
  test(`drafts.md:${line} ${cell("link")}, filed ${cell("filed")}, typed ${cell("typed")}: ${cell("word")}`, () => {
    const text = cell("link");
    const found = readEvidenceLine(text, { policy: STRICT_POLICY, files: { origin: null, ids: new Map() } });
    const filed = listOf(cell("filed")).map((place) => {
      const [slot = "", review = ""] = place.split(" ");
      return { plan: "r", milestone: "A1-B06", slot, review: oneOf(REVIEWS, review), verdict: null };
    });
    const judged = judgeLine(
      { text, line: 1, found },
      {
        place: { plan: "r", slot: "B06.1" },
        filed,
        typedIn: ["B06.1", ...listOf(cell("typed"))],
        dataset: null,
      },
    );
    expect(judged.word).toBe(cell("word"));
    expect(judged.refusal !== null).toBe(cell("word") === "refused");
    expect(judged.filed.every(({ slot }) => slot !== "B06.1")).toBe(true);
  });
}

const SLOTS = [
  {
    code: "B06.1",
    title: "Dataset daftar calon",
    criteria: "terbuka",
    acceptedKinds: ["dataset", "api"] as const,
  },
  {
    code: "B06.2",
    title: "Berita acara penetapan",
    criteria: "ditandatangani",
    acceptedKinds: ["document"] as const,
  },
  {
    code: "B06.3",
    title: "Laman pengumuman",
    criteria: "dapat dibuka",
    acceptedKinds: ["web_page"] as const,
  },
];

for (const { line, cell } of ruleTable("drafts.md", "Where a pasted link most likely belongs")) {
  test(`drafts.md:${line} ${cell("link")} belongs in ${cell("slot")}`, () => {
    const slots = SLOTS.map((slot) => ({ ...slot, settled: slot.code === cell("settled") }));
    expect(proposeSlot(cell("link"), slots)).toBe(cell("slot"));
  });
}

test("every pasted link lands in a slot or stays where it was; none is lost and none stands twice", () => {
  const code = fc.constantFrom("B06.1", "B06.2", "B99.9", null);
  const url = fc.constantFrom("https://a.id/1", "https://a.id/2", "https://a.id/3", "https://a.id/4");
  fc.assert(
    fc.property(fc.array(fc.record({ text: url, slot: code })), fc.uniqueArray(url), (pasted, own) => {
      const slots = [
        { code: "B06.1", links: own.join("\n") },
        { code: "B06.2", links: "" },
      ];
      const placed = placeLinks(pasted, slots);
      const all = [...placed.slots.flatMap(({ links }) => links.split("\n")), ...placed.left];
      for (const { text } of pasted) expect(all).toContain(text);
      for (const { links } of placed.slots) {
        const lines = links.split("\n").filter((each) => each !== "");
        expect(new Set(lines).size).toBe(lines.length);
      }
      expect(placed.slots[0]?.links.startsWith(own.join("\n"))).toBe(true);
    }),
  );
  expect(proposeSlot("https://a.id/x.csv", [])).toBeNull();
});

for (const { line, cell } of ruleTable("drafts.md", "A line of a pasted list")) {
  test(`drafts.md:${line} ${cell("line")}: ${cell("address")} in ${cell("slot")}`, () => {
    const slot = cell("slot") === "–" ? null : cell("slot");
    const bare = (text: string) => text.replaceAll("`", "");
    expect(readPastedLine(bare(cell("line")), ["B06.1", "B06.2"])).toEqual({
      text: bare(cell("address")),
      slot,
    });
  });
}

for (const { line, cell } of ruleTable("drafts.md", "What the guard says of a file")) {
  test(`drafts.md:${line} searched ${cell("searched")}, found ${cell("found")}: ${cell("guard")}`, () => {
    const pii = listOf(cell("found")).map((certainty) => ({
      ...{ kind: "nik" as const, certainty: oneOf(["certain", "possible"], certainty) },
      ...{ sheet: null, column: "nik", count: 1, firstRow: 1, lastRow: 1, byLabel: false, mask: null },
    }));
    const profile = {
      ...blankProfile("csv"),
      ...{ pii, piiSearched: cell("searched") === "yes", partial: yes(cell("partial")) },
      failure: cell("reader") === "–" ? null : oneOf(["reader-stopped"], cell("reader")),
    };
    const said = guardOf(cell("searched") === "unread" ? null : profile);
    expect([said.guard, said.code ?? "–"]).toEqual([cell("guard"), cell("why")]);
  });
}

for (const { line, cell } of ruleTable("drafts.md", "Who may open a file")) {
  test(`drafts.md:${line} ${cell("guard")}, filed ${cell("filed")}: ${cell("audience")}`, () => {
    const filings = listOf(cell("filed")).map((text) => ({ hidden: text === "hidden" }));
    expect(audienceOf(oneOf(FILE_GUARDS, cell("guard")), filings)).toBe(cell("audience"));
  });
}

for (const { line, cell } of ruleTable("drafts.md", "What becomes of a file's name")) {
  test(`drafts.md:${line} ${cell("typed")} is kept as ${cell("kept")}`, () => {
    expect(safeFileName(cell("typed"))).toBe(cell("kept"));
  });
}

test("whatever a file is called, its kept name is safe in an address and a header, and is found again", () => {
  const sha256 = "a".repeat(64);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (typed) => {
      const name = safeFileName(typed);
      expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/);
      const address = `https://capaian.example.id${storedFilePath({ sha256, name })}`;
      expect(storedFileIn(address)).toEqual({ sha256, name, origin: "https://capaian.example.id" });
    }),
  );
});

test("only pictures are shown on this site; programs and empty files are not taken", () => {
  expect(["image/png", "image/jpeg", "image/gif", "image/webp"].every(isShown)).toBe(true);
  for (const type of ["image/svg+xml", "text/html", "application/pdf", "application/xhtml+xml", "text/csv"]) {
    expect(isShown(type), type).toBe(false);
  }
  expect([isTaken("program"), isTaken("empty"), isTaken("csv"), isTaken("svg")]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test("of this site's files only those the organisation handed in may be filed, also where the site is private", () => {
  const origin = "http://127.0.0.1:3000";
  const path = storedFilePath({ sha256: "b".repeat(64), name: "data.csv" });
  const files = { origin, ids: new Map([[`${"b".repeat(64)}/data.csv`, "f1"]]) };
  const policy = { ...STRICT_POLICY, ports: PUBLIC_PORTS };
  const read = (text: string, known = files) => readEvidenceLine(text, { policy, files: known });

  expect(read(`${origin}${path}`)).toMatchObject({ ok: true, fileId: "f1" });
  expect(read(`${origin}${path}`, { origin, ids: new Map() })).toEqual({
    ok: false,
    refusal: "file_unknown",
  });
  expect(read(`${origin}/masuk`)).toMatchObject({ ok: false, refusal: "host_not_public" });
  expect(read(`https://lain.example.id${path}`)).toMatchObject({ ok: true, fileId: null });
});
