import type { CalendarDate } from "./calendar-date.ts";
import { parseUrl } from "./evidence/canonical-url.ts";
import { extensionOfUrl } from "./evidence/file-name.ts";
import { FORMATS, formatOf } from "./evidence/formats.ts";
import type { MatchTier } from "./evidence/match-tiers.ts";
import { titleWords, wordSimilarity } from "./evidence/match-words.ts";
import type { EvidenceLine, LineRefusal } from "./evidence-line.ts";
import type { Verdict } from "./facts.ts";
import type { EvidenceKind } from "./plan.ts";
import { storedFileIn } from "./stored-file.ts";

/** Where an address already stands as evidence. */
export type FiledPlace = {
  plan: string;
  milestone: string;
  slot: string;
  review: "pending" | "checked" | "accepted" | "returned";
  verdict: { verdict: Verdict; knownOn: CalendarDate } | null;
};

/** The catalogued dataset an address belongs to, and how it was found. */
export type KnownDataset = { id: string; title: string; publisher: string | null; tier: MatchTier };

/** What can be said of one typed line at once, without opening it. */
export type LineJudgement = {
  text: string;
  /** Counts from 1 within its field. */
  line: number;
  /** Parsed address; null when it was refused. */
  url: string | null;
  refusal: LineRefusal | null;
  /** Name of a file handed in here. */
  file: string | null;
  /** What becomes of it: not filed, not filed twice, counted twice, or new. */
  word: LineWord;
  /** Other slots of this form in which it is typed too. */
  twice: ReadonlyArray<string>;
  /** Where else it already stands, this slot left out. */
  filed: ReadonlyArray<Omit<FiledPlace, "verdict">>;
  dataset: KnownDataset | null;
  /** The machine's last word on the address, wherever it is filed. */
  last: FiledPlace["verdict"];
};

/** A pasted link and the slot proposed for it. */
export type PastedJudgement = LineJudgement & { slot: string | null };

/** What is said of every link of a form, before any of them is opened. */
export type JudgedLinks = {
  slots: Record<string, Array<LineJudgement>>;
  pasted: Array<PastedJudgement>;
};

export const LINE_WORDS = ["refused", "already_here", "counted_twice", "new"] as const;
export type LineWord = (typeof LINE_WORDS)[number];

export type LineKnowledge = {
  place: { plan: string; slot: string };
  /** Every place where the address is filed. */
  filed: ReadonlyArray<FiledPlace>;
  /** Slots of this form in which the address is typed. */
  typedIn: ReadonlyArray<string>;
  dataset: KnownDataset | null;
};

/** Judges one line by what is known of its address; nothing is opened for it. */
export function judgeLine(
  { text, line, found }: { text: string; line: number; found: EvidenceLine },
  { place, filed, typedIn, dataset }: LineKnowledge,
): LineJudgement {
  const here = filed.filter(({ plan, slot }) => plan === place.plan && slot === place.slot);
  const elsewhere = filed.filter((each) => !here.includes(each));
  const standsHere = here.some(({ review }) => review !== "returned");
  const standsElsewhere = elsewhere.filter(({ review }) => review !== "returned");
  const twice = [...new Set(typedIn)].filter((slot) => slot !== place.slot);
  const verdicts = filed.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  const last = verdicts.toSorted((a, b) => a.knownOn.localeCompare(b.knownOn)).at(-1) ?? null;
  const base = { text, line, file: storedFileIn(text)?.name ?? null, twice };
  if (!found.ok) {
    return {
      ...base,
      url: null,
      refusal: found.refusal,
      word: "refused",
      filed: [],
      dataset: null,
      last: null,
    };
  }
  const isDouble = standsElsewhere.length > 0 || twice.length > 0;
  const word = standsHere ? "already_here" : isDouble ? "counted_twice" : "new";
  const others = standsElsewhere.map(({ verdict: _verdict, ...where }) => where);
  return { ...base, url: found.address.url, refusal: null, word, filed: others, dataset, last };
}

/** What a slot says of itself to somebody who looks for the place of a link. */
export type ProposalSlot = {
  code: string;
  title: string;
  criteria: string;
  acceptedKinds: ReadonlyArray<EvidenceKind>;
  /** Nothing more is needed there. */
  settled: boolean;
};

/** Least share of common words that tells a slot by its title. */
const LEAST_SIMILAR = 0.12;

/**
 * The slot a link most likely belongs to: one its address or dataset names in words, before one whose kind fits,
 * before the first that still needs something.
 *
 * @param title title of its catalogued dataset; null when it has none.
 * @returns null where there is no slot at all.
 */
export function proposeSlot(
  url: string,
  slots: ReadonlyArray<ProposalSlot>,
  title: string | null = null,
): string | null {
  const words = wordsOf(url, title);
  const likely = likelyKinds(url);
  const scored = slots.map((slot) => {
    const own = titleWords(`${slot.code} ${slot.title} ${slot.criteria}`);
    const similarity = wordSimilarity(words, own);
    const named = similarity >= LEAST_SIMILAR ? 10 * similarity : 0;
    const fits = slot.acceptedKinds.some((kind) => likely.includes(kind)) ? 2 : 0;
    return { code: slot.code, score: named + fits + (slot.settled ? 0 : 1) };
  });
  const best = scored.reduce<(typeof scored)[number] | null>(
    (top, each) => (top === null || each.score > top.score ? each : top),
    null,
  );
  return best?.code ?? null;
}

/** Kinds of evidence an address looks like, the likeliest first. */
export function likelyKinds(url: string): ReadonlyArray<EvidenceKind> {
  const parsed = parseUrl(url);
  const format = formatOf(extensionOfUrl(url));
  if (format === null) {
    const address = `${parsed?.pathname ?? ""}${parsed?.search ?? ""}`;
    const isApi = /\/api\/|[?&](format|f)=(json|csv)\b/i.test(address);
    return isApi ? ["api", "dataset"] : ["web_page", "activity"];
  }
  const { family } = FORMATS[format];
  if (family === "document") return ["document", "decision", "minutes"];
  if (family === "image") return ["activity", "document"];
  if (family === "page") return ["web_page", "activity"];
  return ["dataset", "api"];
}

function wordsOf(url: string, title: string | null): Array<string> {
  const parsed = parseUrl(url);
  const path = decoded(`${parsed?.pathname ?? url} ${parsed?.search ?? ""}`);
  return titleWords(`${path} ${title ?? ""}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What may stand before an address in a pasted list: a bullet or a number, a slot's code, a mark after it. */
const BEFORE_ADDRESS =
  /^[\s\-–•*]*(?:\d{1,2}[.)]\s+)?(?<code>[A-Za-z]\w*\.\d+)?\s*[:=.)\-–]*\s*(?=https?:\/\/\S+$)/i;

/**
 * A pasted line as its address and the slot its writer named before it, as in `B06.4: https://…`.
 *
 * @param codes the form's slots; a code that is none of them stays in the text.
 */
export function readPastedLine(
  line: string,
  codes: ReadonlyArray<string>,
): { text: string; slot: string | null } {
  const found = BEFORE_ADDRESS.exec(line);
  const named = found?.groups?.code?.toUpperCase();
  const slot = codes.find((code) => code.toUpperCase() === named) ?? null;
  if (found === null || (named !== undefined && slot === null)) return { text: line, slot: null };
  return { text: line.slice(found[0].length), slot };
}

/** Puts pasted links into slots: each where it was told to go, or where it most likely belongs. */
export function placeLinks<Slot extends { code: string; links: string }>(
  pasted: ReadonlyArray<{ text: string; slot: string | null }>,
  slots: ReadonlyArray<Slot>,
): { slots: Array<Slot>; left: Array<string> } {
  const known = new Set(slots.map(({ code }) => code));
  const left = pasted.filter(({ slot }) => slot === null || !known.has(slot)).map(({ text }) => text);
  const placed = slots.map((slot) => {
    const own = pasted.filter((each) => each.slot === slot.code).map(({ text }) => text);
    const lines = linesOf(slot.links);
    const added = own.filter((text, index) => !lines.includes(text) && own.indexOf(text) === index);
    return { ...slot, links: [...lines, ...added].join("\n") };
  });
  return { slots: placed, left };
}

/** Lines of a field that hold something. */
export function linesOf(text: string): Array<string> {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
