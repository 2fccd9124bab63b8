import { checks } from "./checks.id.ts";
import { access } from "./id/access.ts";
import { account } from "./id/account.ts";
import { audit } from "./id/audit.ts";
import { calendarTables } from "./id/calendar-tables.ts";
import { catalogue } from "./id/catalogue.ts";
import { common } from "./id/common.ts";
import { contact } from "./id/contact.ts";
import { evidence } from "./id/evidence.ts";
import { follow } from "./id/follow.ts";
import { law } from "./id/law.ts";
import { mail } from "./id/mail.ts";
import { matrix } from "./id/matrix.ts";
import { meeting } from "./id/meeting.ts";
import { method } from "./id/method.ts";
import { milestone } from "./id/milestone.ts";
import { notices } from "./id/notices.ts";
import { opendata } from "./id/opendata.ts";
import { operation } from "./id/operation.ts";
import { outlook } from "./id/outlook.ts";
import { owner } from "./id/owner.ts";
import { people } from "./id/people.ts";
import { planImport } from "./id/plan-import.ts";
import { progress } from "./id/progress.ts";
import { remark } from "./id/remark.ts";
import { report } from "./id/report.ts";
import { review } from "./id/review.ts";
import { roles } from "./id/roles.ts";
import { schedule } from "./id/schedule.ts";
import { scorecard } from "./id/scorecard.ts";
import { search } from "./id/search.ts";
import { seed } from "./id/seed.ts";
import { share } from "./id/share.ts";
import { talk } from "./id/talk.ts";
import { workspace } from "./id/workspace.ts";
import { writing } from "./id/writing.ts";
import { urlRefusals } from "./url-refusals.id.ts";

/** What pages say in Indonesian, and all that the browser gets; `whole.id.ts` adds what only the server says. */
export const id = {
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
} as const;
