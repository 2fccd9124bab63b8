import type { Requests } from "./requests.ts";
import { PLACE, type Scene } from "./scene-place.ts";
import { CONTACT, CONTACT_SEEN } from "./scene-rows.ts";

const pathOf = ({ organisation }: Scene) => `/${PLACE.plan}/lembaga/${organisation}/kontak`;

/** Contacts of the organisation that the scene is about. */
export const CONTACT_REQUESTS: Requests = {
  "contacts: add": (scene) => ({ path: pathOf(scene), fields: { intent: "save", ...CONTACT } }),
  "contacts: change": (scene) => ({
    path: pathOf(scene),
    fields: { ...CONTACT, intent: "save", contact: "contact", seen: CONTACT_SEEN, audience: "public" },
  }),
  "contacts: remove": (scene) => ({
    path: pathOf(scene),
    fields: { intent: "remove", contact: "contact" },
  }),
};
