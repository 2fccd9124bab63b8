import type { Db } from "#app/data/db.server.ts";
import { NOW } from "#tests/data-factories.ts";
import { bringMail, bringRemark } from "#tests/security/scene-rows.ts";

/** People whose requests are tried. `none` has an account and no office; null is the public. */
export const ASKERS = [null, "none", "sari", "wayan", "rina", "chief"] as const;
export type Asker = (typeof ASKERS)[number];

/** Private things that were planted, and who may meet each of them. Whoever is not named must not. */
export const CANARIES = {
  "kanari-hash-sandi": [],
  "kanari-totp": [],
  "kanari-sidik-sesi": [],
  "kanari-sidik-token": [],
  "kanari-sidik-tautan": [],
  "kanari-draf-dewi": [],
  "kanari-pemberitahuan-dewi": [],
  "kanari-isi-surat": ["chief"],
  "kanari-kontak-laporan": ["wayan", "rina", "chief"],
  "kanari-kontak-tamu": ["wayan", "rina", "chief"],
  "kanari-kontak-permintaan": ["wayan", "rina", "chief"],
  "kanari-surel-pengikut": ["chief"],
  "kanari-surel-dewi": ["wayan", "chief"],
  "kanari-hadirin": ["sari", "wayan", "rina", "chief"],
  "kanari-diskusi-dalam": ["sari", "wayan", "rina", "chief"],
  "kanari-risiko-dalam": ["sari", "wayan", "rina", "chief"],
} as const satisfies Record<string, ReadonlyArray<Asker>>;

/** Canaries that must not stand in an answer to this person. */
export function hiddenFrom(asker: Asker): ReadonlyArray<string> {
  return Object.entries(CANARIES)
    .filter(([, may]) => !(may as ReadonlyArray<Asker>).includes(asker))
    .map(([canary]) => canary);
}

/** Writes every canary into the field it is named after. */
export async function plant(db: Db): Promise<void> {
  const at = { knownOn: "2023-05-09", recordedAt: NOW };
  const person = { email: "kanari-surel-dewi@example.test", totpSecret: "kanari-totp" };
  await db.user.update({ where: { id: "dewi" }, data: { ...person, passwordHash: "kanari-hash-sandi" } });
  const ends = new Date("2023-06-01");
  await db.session.create({
    data: {
      ...{ id: "sesi-dewi", tokenHash: "kanari-sidik-sesi", userId: "dewi", createdAt: NOW },
      ...{ lastSeenAt: NOW, expiresAt: ends },
    },
  });
  await db.apiToken.create({
    data: {
      ...{ id: "token-dewi", userId: "dewi", name: "alat", tokenHash: "kanari-sidik-token", hint: "cap_" },
      ...{ scopesJson: "[]", createdAt: NOW, expiresAt: ends },
    },
  });
  await db.accountLink.create({
    data: {
      ...{ id: "tautan", tokenHash: "kanari-sidik-tautan", kind: "reset", userId: "dewi" },
      ...{ email: person.email, createdAt: NOW, expiresAt: ends },
    },
  });
  const form = { percent: "50", other: "", narrative: "kanari-draf-dewi", obstacles: [], slots: [] };
  await db.reportDraft.create({
    data: {
      ...{ id: "draf-dewi", milestoneId: "m", authorId: "dewi", formJson: JSON.stringify(form) },
      ...{ version: 1, updatedAt: NOW },
    },
  });
  await db.notice.create({
    data: {
      ...{ id: "kabar-dewi", userId: "dewi", planId: "p", key: "k", kind: "returned", urgent: true },
      ...{ subjectKind: "milestone", subjectCode: "A1-B06", createdAt: NOW, knownOn: "2023-05-09" },
      dataJson: JSON.stringify({ reason: "kanari-pemberitahuan-dewi" }),
    },
  });
  await plantWords(db, at);
}

async function plantWords(db: Db, at: { knownOn: string; recordedAt: Date }): Promise<void> {
  await bringRemark({ db }, "remark");
  await db.publicRemark.update({ where: { id: "r" }, data: { contact: "kanari-kontak-laporan@a.test" } });
  await bringMail({ db }, "mail");
  await db.outboxMail.update({
    where: { id: "mail" },
    data: { text: "kanari-isi-surat", recipient: "kanari-surel-dewi@example.test" },
  });
  await db.follower.create({
    data: {
      ...{ id: "pengikut", planId: "p", subjectKind: "plan", subjectCode: "rencana", language: "id" },
      ...{ email: "kanari-surel-pengikut@a.test", tokenHash: "th", createdAt: NOW, confirmedAt: NOW },
    },
  });
  const words = { planId: "p", language: "id", ...at };
  const inside = { audience: "internal", authorId: "sari", organisationId: "kpu" };
  await db.comment.create({
    data: { id: "dalam", milestoneCode: "A1-B06", text: "kanari-diskusi-dalam", ...inside, ...words },
  });
  const guest = { audience: "public", guestName: "Budi", guestContact: "kanari-kontak-tamu@a.test" };
  await db.comment.create({
    data: { id: "tamu", milestoneCode: "A1-B06", text: "Halo", ...guest, ...words },
  });
  const asked = { text: "Data DPT", askedBy: "voter", contact: "kanari-kontak-permintaan@a.test" };
  await db.dataRequest.create({ data: { id: "minta", ...asked, ...words } });
  await db.meeting.create({
    data: {
      ...{ id: "rapat", planId: "p", code: "R1", version: 1, heldOn: "2023-05-08", title: "Rapat" },
      ...{
        organisationsJson: '["kpu"]',
        audience: "public",
        attendees: "kanari-hadirin",
        recordedBy: "wayan",
      },
      ...at,
    },
  });
  await db.risk.create({
    data: {
      ...{ id: "risiko", planId: "p", code: "R1", milestoneCode: "A1-B06", recordedAt: NOW },
      versions: {
        create: {
          ...{
            id: "risiko-1",
            title: "kanari-risiko-dalam",
            trigger: "-",
            fallback: "-",
            organisation: "kpu",
          },
          ...{ likelihood: "low", impact: "high", state: "open", userId: "sari", ...at },
        },
      },
    },
  });
}
