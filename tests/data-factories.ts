import { randomUUID } from "node:crypto";
import pino from "pino";
import type { Db } from "#app/data/db.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Actor, Role } from "#app/domain/permission.ts";
import type { Submission } from "#app/domain/submission.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { hashPassword } from "#app/services/passwords.server.ts";

/** A plan with one milestone, one dataset slot, and people of four organisations, written as rows. */

export const NOW = new Date("2023-05-10T03:00:00Z");
export const PASSWORD = "kata sandi yang panjang";

const NO_PROVENANCE = "[]";

export function testDeps(db: Db, at: Date = NOW): Deps {
  const now = () => at;
  return {
    db,
    now,
    newId: randomUUID,
    log: pino({ enabled: false }),
    client: createGuardedClient({ allow: [], userAgent: "test", now }),
    allow: [],
    files: null,
    keyFolder: null,
  };
}

export async function insertOrganisation(db: Db, slug: string, kind = "commission"): Promise<void> {
  await db.organisation.create({ data: { id: slug, slug, name: slug, short: slug.toUpperCase(), kind } });
}

export async function insertPerson(
  db: Db,
  {
    id,
    organisation,
    role,
    password,
    disabledAt = null,
  }: {
    id: string;
    organisation: string;
    role: Role;
    password?: string;
    disabledAt?: Date | null;
  },
): Promise<Actor> {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const email = `${id}@example.test`;
  await db.user.create({ data: { id, email, name: id, passwordHash, createdAt: NOW, disabledAt } });
  const fromOn = CalendarDateSchema.parse("2022-01-01");
  await db.membership.create({
    data: { id: `${id}-office`, userId: id, organisationId: organisation, role, fromOn },
  });
  return { userId: id, offices: [{ role, organisation, plan: null, fromOn, toOn: null }] };
}

/** Plan `rencana`, milestone `A1-B06` of `kpu`, due 2023-06-30, slot `B06.1` with two required elements. */
export async function insertPlan(db: Db): Promise<void> {
  const provenanceJson = NO_PROVENANCE;
  await insertOrganisation(db, "kpu");
  await insertOrganisation(db, "seknas", "secretariat");
  await insertOrganisation(db, "bappenas", "government");
  await db.plan.create({
    data: {
      ...{ id: "p", slug: "rencana", code: "R", title: "Rencana", summary: "-", timeZone: "Asia/Jakarta" },
      ...{ periodStart: "2023-01-01", periodEnd: "2024-12-31", periodLabel: "2023–2024", state: "adopted" },
      ...{
        knownFrom: "2022-11-16",
        sourceJson: `{"title":{"id":"Notula","en":null},"url":null}`,
        createdAt: NOW,
      },
    },
  });
  await db.checkpoint.create({
    data: {
      id: "c",
      planId: "p",
      code: "B06",
      label: "B06",
      dueOn: "2023-06-30",
      ordinal: 1,
      provenanceJson,
    },
  });
  const commitment = {
    id: "k",
    planId: "p",
    code: "K6",
    title: "K6",
    summary: "-",
    ordinal: 1,
    provenanceJson,
  };
  await db.commitment.create({ data: commitment });
  await db.action.create({
    data: {
      ...{
        id: "a",
        planId: "p",
        commitmentId: "k",
        code: "A1",
        title: "Aksi",
        summary: "-",
        groupLabel: "-",
      },
      ...{ ordinal: 1, provenanceJson },
    },
  });
  await db.milestone.create({
    data: {
      ...{ id: "m", planId: "p", actionId: "a", checkpointId: "c", code: "A1-B06", title: "Target" },
      ...{ mustBeTrue: "Data terbuka", weight: 1, provenanceJson, createdAt: NOW },
      owners: { create: { id: "o", organisationId: "kpu", role: "lead", provenanceJson } },
      deadlineRules: {
        create: {
          id: "d",
          kind: "fixed",
          fixedOn: "2023-06-30",
          provenanceJson,
          knownOn: "2022-11-16",
          recordedAt: NOW,
        },
      },
    },
  });
  await db.evidenceSlot.create({
    data: {
      ...{ id: "s", planId: "p", milestoneId: "m", code: "B06.1", title: "Dataset", criteria: "terbuka" },
      ...{
        acceptedKindsJson: `["dataset","api"]`,
        required: true,
        weight: 1,
        legalStanding: "any",
        provenanceJson,
      },
      elements: { create: [anElement("nama", 1), anElement("dapil", 2)] },
    },
  });
}

function anElement(key: string, ordinal: number) {
  return {
    ...{ id: key, key, label: key, aliasesJson: "[]", type: "string", required: true, isKey: false },
    ...{ agreement: "agreed", personalData: "none", ordinal, provenanceJson: NO_PROVENANCE },
  };
}

export type Cast = { owner: Actor; secretary: Actor; reviewer: Actor };

/** The plan, and one person for each part in it. */
export async function insertCast(db: Db): Promise<Cast> {
  await insertPlan(db);
  return {
    owner: await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner" }),
    secretary: await insertPerson(db, { id: "wayan", organisation: "seknas", role: "secretariat" }),
    reviewer: await insertPerson(db, { id: "rina", organisation: "bappenas", role: "reviewer" }),
  };
}

export function aSubmission(overrides: Partial<Submission> = {}): Submission {
  return {
    ...{ percentDone: 100, narrative: "NIHIL", obstacles: [], obstacleNote: null, nextStep: null },
    ...{ nextStepOn: null, supportAsked: null },
    slots: [{ slot: "B06.1", kind: null, links: ["https://opendata.kpu.go.id/data.csv"] }],
    ...overrides,
  };
}
