import { useEffect, useState } from "react";
import { SEARCH_KINDS, type SearchKind } from "#app/domain/search/entry.ts";
import type { Piece } from "#app/domain/search/marks.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath } from "#app/i18n/language.ts";

export type Offered = { kind: SearchKind; path: string; code: string | null; title: ReadonlyArray<Piece> };

const PAUSE_MS = 180;
const SHORTEST = 2;

/** What the server finds for what is being typed, a moment after the last key; nothing when it does not answer. */
export function useSuggestions(text: string): ReadonlyArray<Offered> {
  const { language } = useI18n();
  const [offered, setOffered] = useState<ReadonlyArray<Offered>>([]);
  const asked = text.trim();
  useEffect(() => {
    if (asked.length < SHORTEST) {
      setOffered([]);
      return;
    }
    const stopping = new AbortController();
    const ask = async () => {
      try {
        const address = `${localPath(language, "/cari/saran")}?${new URLSearchParams({ q: asked })}`;
        const answer = await fetch(address, { signal: stopping.signal });
        const found: unknown = answer.ok ? await answer.json() : [];
        setOffered(Array.isArray(found) ? found.filter(isOffered) : []);
      } catch {
        if (!stopping.signal.aborted) setOffered([]);
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [asked, language]);
  return offered;
}

function isOffered(value: unknown): value is Offered {
  if (typeof value !== "object" || value === null) return false;
  if (!("kind" in value && "path" in value && "title" in value)) return false;
  const isKind = SEARCH_KINDS.some((kind) => kind === value.kind);
  return isKind && typeof value.path === "string" && Array.isArray(value.title);
}
