import { setTimeout as sleep } from "node:timers/promises";
import type { FollowMails } from "#app/domain/follow-mail.ts";
import type { NoticeMails } from "#app/domain/notice/notice-mail.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { MailLinks } from "#app/services/follow-links.server.ts";
import { forgetPublic } from "#app/services/forget-public.server.ts";
import { queueNoticeMails } from "#app/services/notices/queue-notice-mails.server.ts";
import { tellWhenChanged } from "#app/services/notices/tell-when-changed.server.ts";
import { openPostOffice } from "#app/services/open-post-office.server.ts";
import { queueFollowDigests } from "#app/services/queue-follow-digests.server.ts";
import { sendOutbox } from "#app/services/send-outbox.server.ts";
import type { Worker } from "./worker.server.ts";

/** How often the outbox is looked into, and how often what is due by the day. */
const SEND_EVERY_MS = 15_000;
const DAILY_EVERY_MS = 10 * 60_000;

export type MailJobOptions = {
  /** Null keeps every mail in the outbox. */
  smtpUrl: string | null;
  links: MailLinks;
  mails: FollowMails;
  notices: NoticeMails;
  sendEveryMs?: number;
  dailyEveryMs?: number;
};

/**
 * Tells people what has just happened, sends what waits in the outbox, queues the digests of the day, and forgets
 * what has served.
 */
export function startMail(deps: Deps, options: MailJobOptions): Worker {
  const ending = new AbortController();
  const running = run(deps, options, ending.signal);
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function run(deps: Deps, options: MailJobOptions, signal: AbortSignal): Promise<void> {
  const { smtpUrl, links, mails, notices } = options;
  const { sendEveryMs = SEND_EVERY_MS, dailyEveryMs = DAILY_EVERY_MS } = options;
  const mailer = smtpUrl === null ? null : openPostOffice(smtpUrl, links);
  const tell = tellWhenChanged(deps);
  let untilDailyMs = 0;
  while (!signal.aborted) {
    if (untilDailyMs <= 0) {
      await attempt("digests", deps, () => queueFollowDigests({ links, mails }, deps));
      await attempt("forgetting", deps, () => forgetPublic(deps));
      untilDailyMs = dailyEveryMs;
    }
    await attempt("notices", deps, tell);
    await attempt("notice mails", deps, () => queueNoticeMails({ links, notices }, deps));
    if (mailer !== null) await attempt("outbox", deps, () => sendOutbox(mailer, deps, signal));
    untilDailyMs -= sendEveryMs;
    await sleep(sendEveryMs, undefined, { signal }).catch(() => {}); // stopping ends the pause
  }
  mailer?.close();
}

/** A task that fails is tried again the next time and keeps none of the others from theirs. */
async function attempt(task: string, deps: Deps, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ err: error, task }, "mail task failed");
  }
}
