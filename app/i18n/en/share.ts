import type { Messages } from "#app/i18n/messages.ts";

export const share: Messages["share"] = {
  title: "Share this view",
  hint: "The address is permanent and names its day, so others open what you see.",
  address: "Permanent address",
  cite: "Citation",
  embed: "Embed on your site",
  embedHint: "Paste this line. Its height follows the content; without script the height is fixed.",
  picture: "Picture for social media",
  pictureHint: "PNG, 1200 × 630 pixels.",
  citation: "Capaian {{what}} as of {{date}}, data version {{version}}, {{address}}, accessed {{today}}.",
  citationNoVersion: "Capaian {{what}} as of {{date}}, {{address}}, accessed {{today}}.",
  open: "Open in Capaian",
  per: "as of {{date}}",
  embedTitle: "Capaian {{what}} as of {{date}}",
  pictureAlt: "{{headline}} Reported {{reported}}, proven {{proven}}, as of {{date}}.",
  noNumber: "none due yet",
};
