import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { FollowFormView } from "#app/components/follow/follow-form.tsx";
import { SubjectParts } from "#app/components/writing/subject-parts.tsx";
import { WritingGrid } from "#app/components/writing/writing-grid.tsx";
import { PlanWordsProvider, usePlanWord } from "#app/i18n/plan-words.tsx";
import { aDocument } from "#tests/domain/authoring/documents.ts";
import { renderAt } from "./render.tsx";

afterEach(cleanup);

const WORDS = { commitment: { id: "Janji", en: "Pledge" }, action: { id: "RAN Daerah", en: null } };

function Said() {
  const { word, inSentence } = usePlanWord();
  return (
    <p>
      {word("commitment")}, {inSentence("commitment")}, {inSentence("action")}, {word("milestone")},{" "}
      {word("milestone", "Target")}
    </p>
  );
}

test("a word of the plan stands where it has one, small within a sentence unless it is an acronym", () => {
  renderAt(
    "/rencana",
    <PlanWordsProvider words={WORDS}>
      <Said />
    </PlanWordsProvider>,
  );
  expect(screen.getByText("Janji, janji, RAN Daerah, Target capaian, Target")).toBeTruthy();
});

test("without words of its own a plan speaks those of the catalogue", () => {
  renderAt("/en/rencana", <Said />, "en");
  expect(screen.getByText("Commitment, commitment, action, Milestone, Target")).toBeTruthy();
});

test("the pages that follow and write a plan speak its words", () => {
  const document = aDocument();
  const grid = { document, path: "/rencana/matriks/tulis", open: null, findings: new Map(), marked: [] };
  const subject = {
    ...({ kind: "commitment", code: "VI", path: "/rencana" } as const),
    title: { id: "Keterbukaan data", en: null },
  };
  renderAt(
    "/rencana/ikuti",
    <PlanWordsProvider words={WORDS}>
      <FollowFormView
        plan={{ slug: "rencana", timeZone: "Asia/Jakarta" }}
        subject={subject}
        result={null}
        sent={false}
      />
      <WritingGrid {...grid} />
      <SubjectParts
        open={{ type: "commitment", code: document.commitment[0]?.code ?? "" }}
        document={document}
        path="/rencana/matriks/tulis"
      />
    </PlanWordsProvider>,
  );
  expect(screen.getByText("Janji")).toBeTruthy();
  expect(screen.getByRole("columnheader", { name: "RAN Daerah" })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "RAN Daerah" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Tambah: RAN Daerah" })).toBeTruthy();
});
