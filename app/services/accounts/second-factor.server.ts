import { generateSecret, generateURI, verifySync } from "otplib";
import {
  countRecoveryCodes,
  type FactorRow,
  findFactor,
  removeFactor,
  replaceRecoveryCodes,
  saveConfirmed,
  saveLastStep,
  saveUnconfirmedSecret,
  spendRecoveryCode,
} from "#app/data/account-factor.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { removeSessionsOf } from "#app/data/sessions.server.ts";
import { findAccount, findPerson } from "#app/data/users.server.ts";
import {
  needsSecondFactor,
  plainRecoveryCode,
  printedRecoveryCode,
  RECOVERY_CODES,
  RECOVERY_LENGTH,
} from "#app/domain/account/second-factor.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { factorRules, type SignedIn } from "#app/services/sessions.server.ts";
import { type AccountWords, tellChange } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { requirePresentPassword } from "./change-account.server.ts";
import { countTryFirst, forgetTries } from "./limits.server.ts";
import { makeRecoveryCode, recoveryCodeHash, seal, unseal } from "./secrets.server.ts";

type Who = Pick<SignedIn, "userId" | "name" | "sessionId">;
type Needs = Pick<Deps, "db" | "now" | "newId">;

/** A code holds for its own half minute, and for the one before and after it: clocks differ. */
const TOLERANCE_S = 30;
const ISSUER = "Capaian";

/** What the page of the second factor shows. The secret is shown until it is confirmed, and never again. */
export type FactorPage =
  | { state: "none"; required: boolean }
  | { state: "unconfirmed"; required: boolean; secret: string; uri: string }
  | { state: "on"; required: boolean; since: string; codesLeft: number };

export async function openSecondFactor(
  { userId }: Pick<Who, "userId">,
  secret: string,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<FactorPage> {
  const factor = await findFactor(db, userId);
  const required = await isRequired(userId, { db, now });
  if (factor === null || factor.sealedSecret === null) return { state: "none", required };
  if (factor.confirmedAt !== null) {
    const codesLeft = await countRecoveryCodes(db, userId);
    return { state: "on", required, since: factor.confirmedAt.toISOString(), codesLeft };
  }
  const plain = unseal(factor.sealedSecret, userId, secret);
  if (plain === null) return { state: "none", required };
  const uri = generateURI({ issuer: ISSUER, label: factor.email, secret: plain });
  return { state: "unconfirmed", required, secret: plain, uri };
}

async function isRequired(userId: string, { db, now }: Pick<Deps, "db" | "now">): Promise<boolean> {
  const person = await findPerson(db, userId);
  return (
    person !== null && needsSecondFactor({ userId, offices: person.offices }, await factorRules(db, now()))
  );
}

/** Makes a secret, which counts once a code of it was shown; false when there is a confirmed one already. */
export async function beginSecondFactor(
  { userId }: Pick<Who, "userId">,
  secret: string,
  deps: Needs,
): Promise<boolean> {
  const sealed = seal(generateSecret(), userId, secret);
  return inTransaction(deps.db, async (tx) => {
    const factor = await findFactor(tx, userId);
    if (factor === null || factor.confirmedAt !== null) return false;
    await saveUnconfirmedSecret(tx, userId, sealed);
    return true;
  });
}

export type CodeRefusal =
  | { ok: false; refusal: "code_missing" | "code_wrong" | "no_factor" }
  | { ok: false; refusal: "too_many_attempts"; retryAt: string };

export type ConfirmOutcome = { ok: true; codes: Array<string> } | CodeRefusal;

/** Turns the second factor on once a code proves that it works. Every other session ends. Codes are told only here. */
export async function confirmSecondFactor(
  { who, code }: { who: Who; code: string },
  words: AccountWords,
  deps: Needs,
): Promise<ConfirmOutcome> {
  const counted = await countCode(who.userId, code, deps);
  if (counted !== null) return counted;
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<ConfirmOutcome> => {
    const factor = await findFactor(tx, who.userId);
    if (factor === null || factor.sealedSecret === null || factor.confirmedAt !== null)
      return { ok: false, refusal: "no_factor" };
    const step = stepOf(factor, { userId: who.userId, code }, words.links.secret, at);
    if (step === null) return { ok: false, refusal: "code_wrong" };
    await saveConfirmed(tx, who.userId, step, at);
    const codes = await writeCodes(tx, who.userId, words.links.secret, { at, newId: deps.newId });
    await removeSessionsOf(tx, who.userId, who.sessionId);
    await note(tx, { who, action: "second_factor.on", what: "factor_on" }, words, { at, newId: deps.newId });
    return { ok: true, codes };
  });
}

export type StepOutcome = { ok: true } | CodeRefusal;

/** Shows the second factor: a code of the authenticator, or a recovery code. Each works once. */
export async function takeSecondStep(
  { who, code }: { who: Who; code: string },
  words: AccountWords,
  deps: Needs,
): Promise<StepOutcome> {
  const counted = await countCode(who.userId, code, deps);
  if (counted !== null) return counted;
  return inTransaction(deps.db, (tx) =>
    showCode(tx, { who, code }, words, { at: deps.now(), newId: deps.newId }),
  );
}

type Writing = { at: Date; newId: Deps["newId"] };

async function showCode(
  tx: Tx,
  { who, code }: { who: Who; code: string },
  words: AccountWords,
  writing: Writing,
): Promise<StepOutcome> {
  const { userId } = who;
  const factor = await findFactor(tx, userId);
  if (factor === null || factor.confirmedAt === null) return { ok: false, refusal: "no_factor" };
  const step = stepOf(factor, { userId, code }, words.links.secret, writing.at);
  if (step !== null) {
    await saveLastStep(tx, userId, step);
    await forgetTries(tx, "second-factor:account", userId);
    return { ok: true };
  }
  const plain = plainRecoveryCode(code);
  const hash = recoveryCodeHash(plain, userId, words.links.secret);
  if (plain.length !== RECOVERY_LENGTH || !(await spendRecoveryCode(tx, userId, hash, writing.at)))
    return { ok: false, refusal: "code_wrong" };
  await note(tx, { who, action: "second_factor.recovered", what: "recovery_used" }, words, writing);
  return { ok: true };
}

/** New recovery codes in place of the former ones, for somebody who shows a code. Told only here. */
export async function renewRecoveryCodes(
  { who, code }: { who: Who; code: string },
  words: AccountWords,
  deps: Needs,
): Promise<ConfirmOutcome> {
  const counted = await countCode(who.userId, code, deps);
  if (counted !== null) return counted;
  const writing = { at: deps.now(), newId: deps.newId };
  return inTransaction(deps.db, async (tx): Promise<ConfirmOutcome> => {
    const shown = await showCode(tx, { who, code }, words, writing);
    if (!shown.ok) return shown;
    const codes = await writeCodes(tx, who.userId, words.links.secret, writing);
    const entry = {
      action: "second_factor.codes_renewed",
      subjectType: "user",
      subjectId: who.userId,
    } as const;
    await auditAccount(tx, who, entry, writing.at);
    return { ok: true, codes };
  });
}

export type RemoveOutcome =
  | StepOutcome
  | { ok: false; refusal: "required" | "present_wrong" | "no_password" };

/** Turns the second factor off, for somebody who knows the password and shows a code, where no plan demands it. */
export async function removeSecondFactor(
  { who, code, present }: { who: Who; code: string; present: string },
  words: AccountWords,
  deps: Needs,
): Promise<RemoveOutcome> {
  if (await isRequired(who.userId, deps)) return { ok: false, refusal: "required" };
  const known = await requirePresentPassword(who, present, deps);
  if (!known.ok) return known;
  const counted = await countCode(who.userId, code, deps);
  if (counted !== null) return counted;
  const writing = { at: deps.now(), newId: deps.newId };
  return inTransaction(deps.db, async (tx): Promise<RemoveOutcome> => {
    const shown = await showCode(tx, { who, code }, words, writing);
    if (!shown.ok) return shown;
    await removeFactor(tx, who.userId);
    await note(tx, { who, action: "second_factor.off", what: "factor_off" }, words, writing);
    return { ok: true };
  });
}

async function countCode(userId: string, code: string, { db, now }: Needs): Promise<CodeRefusal | null> {
  if (code.trim() === "") return { ok: false, refusal: "code_missing" };
  const retryAt = await countTryFirst(db, "second-factor:account", userId, now());
  if (retryAt === null) return null;
  return { ok: false, refusal: "too_many_attempts", retryAt: retryAt.toISOString() };
}

/** The time step a code belongs to; null for a code that is wrong, or of a step that was used. */
function stepOf(
  { sealedSecret, lastStep }: FactorRow,
  { userId, code }: { userId: string; code: string },
  secret: string,
  at: Date,
): number | null {
  const token = code.replace(/\s/g, "");
  const plain = sealedSecret === null ? null : unseal(sealedSecret, userId, secret);
  if (plain === null || !/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    ...{ secret: plain, token, epoch: Math.floor(at.getTime() / 1000), epochTolerance: TOLERANCE_S },
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

async function writeCodes(
  tx: Tx,
  userId: string,
  secret: string,
  { at, newId }: Writing,
): Promise<Array<string>> {
  const codes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
  const rows = codes.map((code) => ({ id: newId(), codeHash: recoveryCodeHash(code, userId, secret) }));
  await replaceRecoveryCodes(tx, userId, rows, at);
  return codes.map(printedRecoveryCode);
}

type Note = { who: Who; action: string; what: "factor_on" | "factor_off" | "recovery_used" };

async function note(
  tx: Tx,
  { who, action, what }: Note,
  words: AccountWords,
  writing: Writing,
): Promise<void> {
  await auditAccount(tx, who, { action, subjectType: "user", subjectId: who.userId }, writing.at);
  const holder = await findAccount(tx, { id: who.userId });
  if (holder !== null) await tellChange(tx, { holder, what }, words, writing);
}
