import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { useSite } from "#app/components/shell/site.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath, pagePath } from "#app/i18n/language.ts";

export type ShareOf = {
  plan: string;
  /** What is cited, such as the plan's title. */
  what: string;
  /** Name of the embed and of the picture; null where there is none. */
  view: string | null;
  asOf: CalendarDate;
  today: CalendarDate;
  /** What fixes the view in its address; by itself the day and whatever else is asked of the page. */
  fixed?: Readonly<Record<string, string>>;
};

/** Height of the frame before, and without, the script that fits it. */
const FRAME_HEIGHT = { capaian: 460, tahapan: 900 } as const;

/** A view's permanent address, its citation, its embed and its picture. */
export function SharePanel({ plan, what, view, asOf, today, fixed }: ShareOf) {
  const { t, language, longDate } = useI18n();
  const { dataVersion } = useSite();
  const origin = useOrigin();
  const { pathname, search } = useLocation();
  const page = pagePath(pathname) === "/" ? `/${plan}` : pagePath(pathname);
  const asked = new URLSearchParams(
    fixed ?? { ...Object.fromEntries(new URLSearchParams(search)), per: asOf },
  );
  const address = `${origin}${localPath(language, page)}?${asked}`;
  const cited = { what, date: longDate(asOf), address, today: longDate(today) };
  const citation =
    dataVersion === null
      ? t("share.citationNoVersion", cited)
      : t("share.citation", { ...cited, version: dataVersion });
  return (
    <Section id="bagikan" title={t("share.title")} hint={t("share.hint")}>
      <div className="shr">
        <Copyable id="alamat-tetap" label={t("share.address")} value={address} />
        <Copyable id="kutipan" label={t("share.cite")} value={citation} />
        {view === null ? null : <Embed share={{ plan, what, view, asOf, today }} origin={origin} />}
      </div>
    </Section>
  );
}

function Embed({ share, origin }: { share: ShareOf & { view: string }; origin: string }) {
  const { t, language, longDate } = useI18n();
  const { plan, what, view, asOf } = share;
  const src = `${origin}${localPath(language, `/${plan}/sematan/${view}`)}`;
  const title = t("share.embedTitle", { what, date: longDate(asOf) }).replaceAll('"', "&quot;");
  const height = view === "capaian" || view === "tahapan" ? FRAME_HEIGHT[view] : FRAME_HEIGHT.capaian;
  const frame = `<iframe src="${src}?per=${asOf}" title="${title}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`;
  const script = `<script>${fitScript(origin)}</script>`;
  return (
    <>
      <Copyable
        id="sematan"
        label={t("share.embed")}
        value={`${frame}\n${script}`}
        hint={t("share.embedHint")}
      />
      <p className="no-print">
        <a href={`${localPath(language, `/${plan}/gambar/${view}.png`)}?per=${asOf}`}>{t("share.picture")}</a>{" "}
        <span className="mut">{t("share.pictureHint")}</span>
      </p>
    </>
  );
}

/** Gives a frame the height its page tells, and listens to nobody else. */
function fitScript(origin: string): string {
  return `addEventListener("message",function(e){if(e.origin!=="${origin}"||!e.data||!e.data.capaianHeight)return;document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.style.height=e.data.capaianHeight+"px"})})`;
}

type CopyableProps = { id: string; label: string; value: string; hint?: string };

/** Text to take along: chosen whole on focus, so that one key copies it, with or without script. */
function Copyable({ id, label, value, hint }: CopyableProps) {
  return (
    <div className="shr-row">
      <label htmlFor={id}>{label}</label>
      <textarea
        className="in"
        id={id}
        readOnly
        rows={id === "alamat-tetap" ? 2 : 3}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-petunjuk`}
        onFocus={(event) => event.currentTarget.select()}
      />
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-petunjuk`}>
          {hint}
        </p>
      )}
      <p className="shr-print" aria-hidden="true">
        {value}
      </p>
    </div>
  );
}

/** Where the reader is, once the browser tells, when the operator has not said it. */
function useOrigin(): string {
  const { origin } = useSite();
  const [seen, setSeen] = useState(origin);
  useEffect(() => setSeen(origin === "" ? window.location.origin : origin), [origin]);
  return seen;
}
