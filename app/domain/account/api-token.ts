/** What a program may do with a person's token. Never more than the person may. */
export const TOKEN_SCOPES = ["read", "report"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** For how many days a token may be asked. */
export const TOKEN_DAYS = [30, 90, 365] as const;
/** Tokens of one person that are valid at the same time. */
export const MOST_TOKENS = 20;

export type TokenTerms = { scopes: ReadonlyArray<TokenScope>; expiresAt: Date; revokedAt: Date | null };

export type TokenState = "valid" | "revoked" | "expired";

export function tokenState({ expiresAt, revokedAt }: Omit<TokenTerms, "scopes">, now: Date): TokenState {
  if (revokedAt !== null) return "revoked";
  return now < expiresAt ? "valid" : "expired";
}

/** Whether a token carries a scope. Scopes do not contain each other: one that reports need not read. */
export function hasScope({ scopes }: Pick<TokenTerms, "scopes">, scope: TokenScope): boolean {
  return scopes.includes(scope);
}
