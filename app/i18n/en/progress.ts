import type { Messages } from "#app/i18n/messages.ts";

export const progress: Messages["progress"] = {
  title: "Link checks under way",
  lead: "The figures below follow the work of the checker.",
  due: "Links waiting to be checked",
  checkedLastHour: "Checked in the last hour",
  lastChecked: "Last check",
  nextDue: "Next turn",
  hostsAsked: "Sites being checked now",
  hostsPaused: "Sites left alone for a while",
  harvests: "Catalogues being read",
  noHarvest: "No catalogue is being read now.",
  harvestSince: "{{catalogue}}, since {{at}}",
  never: "None yet",
};
