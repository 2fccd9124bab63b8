import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { renderAsync } from "@resvg/resvg-js";
import satori, { type Font } from "satori";

/** Everything a picture says, as words ready to print. */
export type SocialPicture = {
  /** Product's name. */
  name: string;
  /** What is shown: the plan, a stage, a target. */
  subject: string;
  headline: string;
  /** Both numbers with their names; `percent` is 0–100, null draws no bar. */
  numbers: ReadonlyArray<{
    kind: "reported" | "proven";
    label: string;
    value: string;
    percent: number | null;
  }>;
  day: string;
  /** A word that some of what is shown is made up; null when nothing is. */
  illustration: string | null;
};

const WIDTH = 1200;
const HEIGHT = 630;
const INK = "#131c26";
const GREY = "#5a6672";
const PROVEN = "#12304f";
const HATCH = "#7d92a8";
const TRACK = "#eceff1";

/** Draws a picture of a view for social media: PNG, 1200 × 630 pixels. */
export async function drawSocialPicture(picture: SocialPicture): Promise<Buffer> {
  const svg = await satori(pictureOf(picture), { width: WIDTH, height: HEIGHT, fonts: await fonts() });
  const image = await renderAsync(svg, { fitTo: { mode: "width", value: WIDTH } });
  return image.asPng();
}

type Style = Readonly<Record<string, string | number>>;
type Box = { type: "div"; key: null; props: { style: Style; children: ReadonlyArray<Box> | string } };

function box(style: Style, children: ReadonlyArray<Box> | string = []): Box {
  return { type: "div", key: null, props: { style: { display: "flex", ...style }, children } };
}

function pictureOf({ name, subject, headline, numbers, day, illustration }: SocialPicture): Box {
  const page = {
    boxSizing: "border-box",
    width: WIDTH,
    height: HEIGHT,
    padding: "52px 64px",
    flexDirection: "column",
  };
  const look = { justifyContent: "space-between", backgroundColor: "#ffffff", color: INK };
  return box({ ...page, ...look, fontFamily: "Plus Jakarta Sans" }, [
    box({ alignItems: "center", gap: 18, fontSize: 30, fontWeight: 800 }, [mark(), box({}, name)]),
    box({ flexDirection: "column", gap: 14 }, [
      box({ fontSize: 25, color: GREY }, short(subject, 90)),
      box({ fontSize: sizeOf(headline), lineHeight: 1.18, fontWeight: 800 }, short(headline, 170)),
    ]),
    box({ gap: 64 }, numbers.map(numberOf)),
    box({ justifyContent: "space-between", fontSize: 24, color: GREY }, [
      box({}, day),
      box({ fontWeight: 800, color: INK }, illustration ?? ""),
    ]),
  ]);
}

/** Hollow and solid square: the two numbers. */
function mark(): Box {
  const square = { position: "absolute", width: 25, height: 25 };
  return box({ position: "relative", width: 38, height: 38 }, [
    box({ ...square, left: 0, top: 0, border: `4px solid ${PROVEN}` }),
    box({ ...square, right: 0, bottom: 0, backgroundColor: PROVEN }),
  ]);
}

function numberOf({ kind, label, value, percent }: SocialPicture["numbers"][number]): Box {
  const solid = kind === "proven";
  const square = solid ? { backgroundColor: PROVEN } : { border: `4px solid ${PROVEN}` };
  const bar = solid
    ? { backgroundColor: PROVEN }
    : {
        border: `3px solid ${PROVEN}`,
        backgroundImage: `repeating-linear-gradient(-45deg, ${HATCH} 0px, ${HATCH} 2px, #ffffff 2px, #ffffff 8px)`,
      };
  const figure = { fontSize: percent === null ? 30 : 84, lineHeight: 1.1, fontWeight: solid ? 800 : 300 };
  return box({ flexDirection: "column", flexGrow: 1, flexBasis: 0, gap: 8 }, [
    box({ alignItems: "center", gap: 12, fontSize: 26, fontWeight: 800 }, [
      box({ width: 20, height: 20, ...square }),
      box({}, label),
    ]),
    box({ ...figure, color: PROVEN }, value),
    box({ width: "100%", height: 24, backgroundColor: TRACK }, [
      box({ width: `${percent ?? 0}%`, height: 24, ...(percent === null || percent === 0 ? {} : bar) }),
    ]),
  ]);
}

function sizeOf(headline: string): number {
  return headline.length > 110 ? 40 : headline.length > 70 ? 47 : 56;
}

/** Cut at a word, with an ellipsis, where there is no room for the rest. */
function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))} …`;
}

let loading: Promise<Array<Font>> | null = null;

/** The interface's own face, read once. */
function fonts(): Promise<Array<Font>> {
  loading ??= Promise.all(([300, 400, 800] as const).map(fontOf));
  return loading;
}

async function fontOf(weight: 300 | 400 | 800): Promise<Font> {
  const file = `@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`;
  const data = await readFile(createRequire(import.meta.url).resolve(file));
  return { name: "Plus Jakarta Sans", data, weight, style: "normal" };
}
