import { parseUrl } from "./canonical-url.ts";
import { driveId } from "./provider-id.ts";

export type Viewer = {
  name: string;
  /** Address that gives the file itself, to be tried; null when the service offers none. */
  exportUrl: string | null;
};

/**
 * The viewing service an address belongs to, or null: such a page shows data without handing it over.
 * An export address of the same service is not a viewer.
 */
export function viewerOf(address: string, fragment: string | null = null): Viewer | null {
  const url = parseUrl(address);
  if (url === null) return null;
  const host = url.hostname;
  if (host === "docs.google.com" || host === "drive.google.com") return googleViewer(url, fragment);
  if (/(^|\.)(sharepoint\.com|onedrive\.live\.com|1drv\.ms)$/.test(host)) return officeViewer(url);
  if (host === "public.tableau.com") return tableauViewer(url);
  if (host === "github.com") return repositoryViewer(url);
  if (/(^|\.)(lookerstudio|datastudio)\.google\.com$/.test(host))
    return { name: "Looker Studio", exportUrl: null };
  if (host === "app.powerbi.com") return { name: "Power BI", exportUrl: null };
  return null;
}

function googleViewer(url: URL, fragment: string | null): Viewer | null {
  if (/\/(export|gviz\/tq|uc)\b/.test(url.pathname) || url.searchParams.has("output")) return null;
  const id = driveId(url);
  if (id === null) return { name: "Google Drive", exportUrl: null };
  const gid = /^#gid=(\d+)/.exec(fragment ?? url.hash)?.[1] ?? url.searchParams.get("gid");
  const kind = /^\/(spreadsheets|document|presentation)\//.exec(url.pathname)?.[1];
  if (kind === "spreadsheets") {
    const sheet = gid === null || gid === undefined ? "" : `&gid=${gid}`;
    const exportUrl = `https://docs.google.com/spreadsheets/d/${id}/export?format=csv${sheet}`;
    return { name: "Google Sheets", exportUrl };
  }
  if (kind === "document") {
    return { name: "Google Docs", exportUrl: `https://docs.google.com/document/d/${id}/export?format=pdf` };
  }
  if (kind === "presentation") {
    return {
      name: "Google Slides",
      exportUrl: `https://docs.google.com/presentation/d/${id}/export/pdf`,
    };
  }
  return { name: "Google Drive", exportUrl: `https://drive.google.com/uc?export=download&id=${id}` };
}

function officeViewer(url: URL): Viewer | null {
  if (url.searchParams.get("download") === "1") return null;
  const direct = new URL(url);
  direct.searchParams.set("download", "1");
  return { name: "OneDrive", exportUrl: direct.href };
}

function tableauViewer(url: URL): Viewer | null {
  if (/\.(csv|xlsx|pdf)$/.test(url.pathname)) return null;
  const view = /^\/(?:app\/profile\/[^/]+\/viz|views)\/([^/]+)\/([^/?]+)/.exec(url.pathname);
  const exportUrl = view === null ? null : `https://public.tableau.com/views/${view[1]}/${view[2]}.csv`;
  return { name: "Tableau", exportUrl };
}

function repositoryViewer(url: URL): Viewer | null {
  const file = /^\/([^/]+\/[^/]+)\/blob\/(.+)$/.exec(url.pathname);
  if (file === null) return null;
  return { name: "GitHub", exportUrl: `https://raw.githubusercontent.com/${file[1]}/${file[2]}` };
}
