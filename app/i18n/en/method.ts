import type { Messages } from "#app/i18n/messages.ts";

export const method: Messages["method"] = {
  title: "How we count",
  lead: "Nobody types the statuses and numbers here. All are reckoned from dated facts by the rules below.",
  numbers: {
    title: "Two numbers that are never mixed",
    reported: "The percent the owner last claimed in a report that was not returned.",
    proven:
      "Reckoned over the required evidence slots: the share of data elements that evidence really contains, accepted in both review steps and still opening.",
    slot: "A slot without a list of elements is worth 0 or 1. More important slots weigh more.",
    rounding:
      "Numbers are rounded only for display. Only a true zero reads 0 %, and only a whole 100 reads 100 %.",
  },
  status: {
    title: "Nine statuses",
    hint: "The first rule that fits, read from the top, decides.",
    name: "Status",
    rule: "Holds when",
    cancelled:
      "The milestone was withdrawn with a reason, merged into another, or its stage does not take place.",
    verified:
      "Reported complete, every required slot has evidence accepted in both review steps, and none of it fails that day.",
    contested:
      "Was verified; accepted evidence has since failed, vanished or changed, and nothing took its place.",
    unproven: "Reported complete, but a required slot is empty or its evidence fails.",
    reported: "Reported complete, not yet through review.",
    waiting: "The deadline hangs on an event that has not happened. Such a milestone is never called late.",
    late: "The deadline has passed and the milestone is not reported complete.",
    in_progress: "Some progress or evidence was filed, and the deadline has not passed.",
    not_started: "Nothing is reported, and the deadline has not passed.",
  },
  days: {
    title: "Deadlines and days",
    zone: "A day is a calendar day in the plan's time zone, wherever the server stands.",
    due: "The due day is on time to its last second. A milestone counts from that day and is late from the next.",
    moved:
      "A date that moved stays visible, struck through, with the cause. Slippage is counted apart from lateness.",
    asOf: "Every page can be read as of another day. What became known later does not change that day.",
  },
  sum: {
    title: "Combined numbers",
    formula:
      "The sum of weight × value divided by the sum of weights, over milestones that are due and applicable.",
    beside: "Milestones not due, waiting or cancelled stay out of the sum. Their count stands beside it.",
    none: "With nothing due there is no number, rather than 0 %.",
    parent: "A parent number never differs from the table beneath it.",
  },
  review: {
    title: "Review",
    steps:
      "The owner reports, the secretariat checks slot by slot, then the reviewer accepts or returns the report.",
    own: "Nobody reviews their own report, nor their own organisation's, administrators included.",
    returned: "A returned report claims nothing. The status falls back to what stood before it.",
  },
  evidence: {
    title: "What the machine checks",
    open: "The machine opens the link and checks that the content is real, the format open and the data elements present.",
    unsure:
      "What cannot be told is not counted as failing. A link is called broken after failing on several days.",
    people:
      "The machine's word never closes a commitment and never changes a person's decision. It asks people to look again.",
    personal: "Evidence that contains personal data is withheld from the public until a person has looked.",
    chain:
      "Every opening of a link and every change is tied to the one before it by a SHA-256 digest. Each day's last digest is published, so that no earlier entry can be replaced unnoticed.",
    chainFile: "Daily digests (JSON)",
  },
  marks: {
    title: "Where the wording comes from",
    stated: "Written in a source, with its quote and line number.",
    reading: "Read from a source by the authors, not yet agreed by the parties.",
    agreed: "Agreed by the parties.",
  },
};
