import { hash, verify } from "@node-rs/argon2";

/** Argon2id; the library's own default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password nobody has: an unknown account costs the same time as a known one. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$wM+zAilbppCWRD8Q5wXGJg$RDXDYPAujbnrkGMhD2afErO22L5eSvDxc/Jk7A4Hh24";

/** What is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** Whether a password is the one a hash was made of; without a hash never, after the same work. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
