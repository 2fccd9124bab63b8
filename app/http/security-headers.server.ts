/**
 * Content security policy of a page: own files only, and the inline scripts named by their hash, so that
 * a cached page needs no nonce. Charts set sizes through style attributes.
 *
 * @param framed other sites may show the page in a frame of theirs.
 */
export function contentSecurityPolicy(
  scriptHashes: ReadonlyArray<string>,
  { framed = false }: { framed?: boolean } = {},
): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${[...new Set(scriptHashes)].join(" ")}`.trim(),
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "*" : "'none'"}`,
  ].join("; ");
}

/** Only embeds are made to stand in other sites' pages: they hold no form and nobody's own data. */
export function mayBeFramed(pathname: string): boolean {
  return /^(\/en)?\/[^/]+\/sematan\/[^/]+$/.test(pathname);
}

/** Headers every answer carries. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};
