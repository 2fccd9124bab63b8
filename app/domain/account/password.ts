export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 1_000;

export type PasswordProblem =
  | "password_missing"
  | "password_too_short"
  | "password_too_long"
  | "password_is_name"
  | "password_repeats";

/** What a password should not be: the first thing somebody else would try. */
type About = { email: string; name: string };

/**
 * Why a new password is refused; null for one that is taken. Length counts characters, not bytes; no signs are
 * demanded. Source: NIST SP 800-63B §3.1.1.
 */
export function passwordProblem(password: string, { email, name }: About): PasswordProblem | null {
  if (password === "") return "password_missing";
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "password_too_short";
  if (length > LONGEST_PASSWORD) return "password_too_long";
  const plain = plainOf(password);
  const taken = [email, email.split("@")[0] ?? "", name].map(plainOf).filter((each) => each.length >= 4);
  if (taken.some((each) => plain === each || plain.replaceAll(each, "").length < 4))
    return "password_is_name";
  return new Set(plain).size < 4 ? "password_repeats" : null;
}

function plainOf(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
