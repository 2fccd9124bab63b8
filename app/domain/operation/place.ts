/** What is known of the place an installation runs in. */
export type PlaceFacts = {
  nodeMajor: number;
  /** Bytes free where the data folder is; null when the system does not say. */
  freeBytes: number | null;
  dataFolder: "writable" | "not_writable";
  /** Seconds by which the database's clock is ahead of this computer's; negative when behind. */
  clockSkewSeconds: number;
  /** Tables of facts that the database would let be rewritten. */
  unguarded: ReadonlyArray<string>;
  /** How far the replica of the database is behind, in versions of the data; silent when it does not answer. */
  replica: "none" | "silent" | number;
  demo: boolean;
  /** What people reach it by. */
  publicUrl: string;
  mailServer: "none" | "answers" | "silent";
  /** What a mail server answered that does not. */
  mailReason: string;
};

export const PLACE_CHECKS = [
  "node",
  "disk",
  "folder",
  "clock",
  "guards",
  "replica",
  "address",
  "mail",
] as const;
export type PlaceCheck = (typeof PLACE_CHECKS)[number];

export type PlaceFinding = { check: PlaceCheck; ok: boolean; name: string };

const LEAST_FREE_BYTES = 1_000_000_000;
const MOST_SKEW_SECONDS = 5;

/** Versions of the data a replica may be behind at one look. */
const MOST_BEHIND = 20;

function isReplicaNear(replica: PlaceFacts["replica"]): boolean {
  return replica === "none" || (replica !== "silent" && replica <= MOST_BEHIND);
}

/** How the place does, one finding per question; `name` is what its sentence names. Source: docs/rules/operation.md. */
export function judgePlace(facts: PlaceFacts): Array<PlaceFinding> {
  const { nodeMajor, freeBytes, clockSkewSeconds, unguarded, publicUrl, demo, mailServer } = facts;
  const secure = publicUrl.startsWith("https:");
  return [
    { check: "node", ok: nodeMajor >= 20 && nodeMajor % 2 === 0, name: String(nodeMajor) },
    {
      check: "disk",
      ok: freeBytes === null || freeBytes >= LEAST_FREE_BYTES,
      name: freeBytes === null ? "?" : (freeBytes / 1_000_000_000).toFixed(1),
    },
    { check: "folder", ok: facts.dataFolder === "writable", name: "" },
    {
      check: "clock",
      ok: Math.abs(clockSkewSeconds) <= MOST_SKEW_SECONDS,
      name: clockSkewSeconds.toFixed(1),
    },
    { check: "guards", ok: unguarded.length === 0, name: unguarded.join(", ") },
    { check: "replica", ok: isReplicaNear(facts.replica), name: String(facts.replica) },
    { check: "address", ok: demo || secure, name: publicUrl },
    { check: "mail", ok: demo || mailServer === "answers", name: facts.mailReason },
  ];
}
