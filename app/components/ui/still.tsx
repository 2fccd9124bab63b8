import { createContext, use, useLayoutEffect, useRef } from "react";

/** A part of a page that does not change while it is read: its name, and its HTML where it travels with the data. */
export type StillPart = {
  name: string;
  /** Null when it stands in the document that was sent, which then need not carry it twice. */
  html: string | null;
};

/** On the server: the HTML of the parts of the document being written, by name. */
export const WrittenParts = createContext<ReadonlyMap<string, string>>(new Map());

/** The parts that stood in the document when it arrived, for a page that has to be drawn anew. */
const arrived = new Map<string, HTMLElement>(
  typeof document === "undefined"
    ? []
    : [...document.querySelectorAll<HTMLElement>("[data-still]")].map((part) => [
        part.dataset.still ?? "",
        part,
      ]),
);

/**
 * Shows a part that the server has written, and leaves it alone: the browser neither fetches its data nor draws it
 * again. For what has no state of its own; links in it are followed as everywhere (`PageLinks`).
 */
export function Still({ part }: { part: StillPart }) {
  const written = use(WrittenParts).get(part.name);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (part.html !== null || place.current?.firstChild !== null) return;
    place.current.replaceChildren(...(arrived.get(part.name)?.childNodes ?? []));
  }, [part]);
  return (
    <div
      ref={place}
      className="still"
      data-still={part.name}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by our own components, which escape
      dangerouslySetInnerHTML={{ __html: part.html ?? written ?? "" }}
    />
  );
}
