import { drawSocialPicture, type SocialPicture } from "#app/exchange/social-picture.server.ts";

const MOST_PICTURES = 200;
const drawn = new Map<string, Promise<Buffer>>();

/**
 * A view's picture, drawn once for what it says: the same words and numbers are the same picture, so a
 * picture kept can never be stale.
 */
export function socialPicture(picture: SocialPicture): Promise<Buffer> {
  const key = JSON.stringify(picture);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const oldest = drawn.keys().next();
  if (drawn.size >= MOST_PICTURES && oldest.done !== true) drawn.delete(oldest.value);
  const drawing = drawSocialPicture(picture);
  drawn.set(key, drawing);
  drawing.catch(() => drawn.delete(key));
  return drawing;
}
