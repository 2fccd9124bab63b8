import type { id } from "./id.ts";
import type { wholeId } from "./whole.id.ts";

type Shape<Catalogue> = {
  [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Shape<Catalogue[Key]>;
};

/** What pages say: every key of the Indonesian catalogue, in some language. A missing translation does not compile. */
export type Messages = Shape<typeof id>;

/** What pages, mails, files and the command line say. */
export type WholeMessages = Shape<typeof wholeId>;

type Paths<Catalogue, Prefix extends string = ""> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : Paths<Catalogue[Key], `${Prefix}${Key}.`>;
}[keyof Catalogue & string];

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Dotted path of a message of pages, such as `status.late`. */
export type MessageKey = Paths<typeof id>;

/** Dotted path of any message, such as `cli.usage`. */
export type WholeKey = Paths<typeof wholeId>;
