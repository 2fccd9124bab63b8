import fc from "fast-check";
import { expect, test } from "vitest";
import { manifestItem } from "#app/domain/evidence/manifest.ts";
import { ITEM_VERDICTS } from "#app/domain/evidence/verdict.ts";
import { anItem } from "#tests/factories.ts";

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const look = fc.record({
  at: fc.date({ min: new Date("2022-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
  ...{ selfHash: digest, prevHash: digest },
  sha256: fc.option(digest),
  bytes: fc.option(fc.nat()),
});
const facts = fc.record({
  item: fc.webUrl().map((url) => anItem({ url })),
  plan: fc.constant("rencana"),
  milestone: fc.constant("A1-B06"),
  verdict: fc.option(fc.record({ verdict: fc.constantFrom(...ITEM_VERDICTS), codes: fc.constant(["OK"]) })),
  isHidden: fc.boolean(),
  seen: fc.option(fc.record({ look, content: fc.option(look) })),
  withheld: fc.option(fc.constantFrom("licence", "personal-data", "too-large", "not-kept")),
});

test("a file is named exactly when its content may be handed on, else there is a reason", () => {
  let [named, withheld] = [0, 0];
  fc.assert(
    fc.property(facts, (known) => {
      const { file, withheld: reason, sha256 } = manifestItem(known);
      expect(file === null).toBe(reason !== null);
      const content = known.seen?.content?.sha256 ?? null;
      const handedOn = !known.isHidden && known.withheld === null && content !== null;
      expect(file).toBe(handedOn ? `snapshots/${content}` : null);
      expect(sha256).toBe(content);
      if (handedOn) named += 1;
      else withheld += 1;
    }),
  );
  expect(Math.min(named, withheld)).toBeGreaterThan(0);
});

test("of a hidden address nothing in the manifest tells the address", () => {
  fc.assert(
    fc.property(facts, (known) => {
      const shown = JSON.stringify(manifestItem({ ...known, isHidden: true }));
      expect(shown).not.toContain(known.item.url);
      expect(manifestItem({ ...known, isHidden: true })).toMatchObject({ url: null, file: null });
      expect(manifestItem({ ...known, isHidden: false }).url).toBe(known.item.url);
    }),
  );
});
