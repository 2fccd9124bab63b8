import type { id } from "./id.ts";

type Shape<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Shape<Catalogue[Key]>;
};

/** A catalogue: every key of the Indonesian one, in some language. A missing translation does not compile. */
export type Messages = Shape<typeof id>;

type Paths<Catalogue, Prefix extends string = ""> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : Paths<Catalogue[Key], `${Prefix}${Key}.`>;
}[keyof Catalogue & string];

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Dotted path of a message, such as `status.late`. */
export type MessageKey = Paths<typeof id>;
