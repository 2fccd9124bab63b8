import { checks } from "./checks.en.ts";
import { access } from "./en/access.ts";
import { account } from "./en/account.ts";
import { audit } from "./en/audit.ts";
import { calendarTables } from "./en/calendar-tables.ts";
import { catalogue } from "./en/catalogue.ts";
import { common } from "./en/common.ts";
import { contact } from "./en/contact.ts";
import { evidence } from "./en/evidence.ts";
import { follow } from "./en/follow.ts";
import { law } from "./en/law.ts";
import { mail } from "./en/mail.ts";
import { matrix } from "./en/matrix.ts";
import { meeting } from "./en/meeting.ts";
import { method } from "./en/method.ts";
import { milestone } from "./en/milestone.ts";
import { notices } from "./en/notices.ts";
import { opendata } from "./en/opendata.ts";
import { operation } from "./en/operation.ts";
import { outlook } from "./en/outlook.ts";
import { owner } from "./en/owner.ts";
import { people } from "./en/people.ts";
import { planImport } from "./en/plan-import.ts";
import { progress } from "./en/progress.ts";
import { remark } from "./en/remark.ts";
import { report } from "./en/report.ts";
import { review } from "./en/review.ts";
import { roles } from "./en/roles.ts";
import { schedule } from "./en/schedule.ts";
import { scorecard } from "./en/scorecard.ts";
import { search } from "./en/search.ts";
import { seed } from "./en/seed.ts";
import { share } from "./en/share.ts";
import { talk } from "./en/talk.ts";
import { workspace } from "./en/workspace.ts";
import { writing } from "./en/writing.ts";
import type { Messages } from "./messages.ts";
import { urlRefusals } from "./url-refusals.en.ts";

/** What pages say in English: complete, or it does not compile. `whole.en.ts` adds what only the server says. */
export const en: Messages = {
  ...common,
  contact,
  progress,
  planImport,
  report,
  scorecard,
  operation,
  schedule,
  calendarTables,
  outlook,
  access,
  search,
  seed,
  share,
  matrix,
  milestone,
  workspace,
  owner,
  account,
  people,
  roles,
  catalogue,
  method,
  checks,
  evidence,
  law,
  follow,
  mail,
  notices,
  remark,
  review,
  opendata,
  urlRefusals,
  audit,
  talk,
  meeting,
  writing,
};
