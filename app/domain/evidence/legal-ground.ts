/** A law under which a part of the data may be kept from publication. */
export type LegalGround = {
  /** Permanent code, such as `kip-17-h`. */
  code: string;
  /** Such as `UU 14/2008`. */
  instrument: string;
  /** Such as `Pasal 17 huruf h`. */
  article: string;
  title: string;
  titleEn: string | null;
  /** It protects a person. */
  personal: boolean;
  /** Counsel should confirm that it applies. */
  counsel: boolean;
  note: string | null;
  noteEn: string | null;
};

/** `UU 14/2008 Pasal 17 huruf h`. */
export function citationOf({ instrument, article }: Pick<LegalGround, "instrument" | "article">): string {
  return `${instrument} ${article}`;
}
