import {
  ArrowLeft,
  ArrowRight,
  BadgeCheck,
  Ban,
  Braces,
  Building2,
  CalendarDays,
  Check,
  ChevronDown,
  ChevronRight,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleQuestionMark,
  CircleX,
  ClipboardCheck,
  Clock,
  ClockAlert,
  Contrast,
  Copy,
  Download,
  ExternalLink,
  Eye,
  EyeOff,
  FileQuestionMark,
  FileText,
  Flag,
  Funnel,
  History,
  Hourglass,
  type IconNode,
  Info,
  Link2,
  Lock,
  LogOut,
  Menu,
  MessageSquare,
  Minus,
  Pencil,
  Plus,
  RefreshCw,
  Save,
  Search,
  Send,
  ShieldAlert,
  Star,
  Table2,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
  User,
  X,
} from "lucide";

const ICONS = {
  "arrow-left": ArrowLeft,
  "arrow-right": ArrowRight,
  "badge-check": BadgeCheck,
  ban: Ban,
  braces: Braces,
  "building-2": Building2,
  "calendar-days": CalendarDays,
  check: Check,
  "chevron-down": ChevronDown,
  "chevron-right": ChevronRight,
  circle: Circle,
  "circle-alert": CircleAlert,
  "circle-check": CircleCheck,
  "circle-dashed": CircleDashed,
  "circle-dot": CircleDot,
  "circle-question-mark": CircleQuestionMark,
  "circle-x": CircleX,
  "clipboard-check": ClipboardCheck,
  clock: Clock,
  "clock-alert": ClockAlert,
  contrast: Contrast,
  copy: Copy,
  download: Download,
  "external-link": ExternalLink,
  eye: Eye,
  "eye-off": EyeOff,
  "file-question-mark": FileQuestionMark,
  "file-text": FileText,
  flag: Flag,
  funnel: Funnel,
  history: History,
  hourglass: Hourglass,
  info: Info,
  link: Link2,
  lock: Lock,
  "log-out": LogOut,
  menu: Menu,
  "message-square": MessageSquare,
  minus: Minus,
  pencil: Pencil,
  plus: Plus,
  "refresh-cw": RefreshCw,
  save: Save,
  search: Search,
  send: Send,
  "shield-alert": ShieldAlert,
  star: Star,
  "table-2": Table2,
  "trash-2": Trash2,
  "triangle-alert": TriangleAlert,
  "undo-2": Undo2,
  upload: Upload,
  user: User,
  x: X,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof ICONS;

/** What is drawn of an icon, written once: a page shows hundreds, and to draw them piece by piece costs most of it. */
const drawn = new Map<IconName, { __html: string }>();

function drawingOf(name: IconName): { __html: string } {
  const known = drawn.get(name);
  if (known !== undefined) return known;
  const shapes: ReadonlyArray<Shape> = ICONS[name];
  const paths = shapes.flatMap(([tag, { d }]) => (tag === "path" && typeof d === "string" ? [d] : []));
  const others = shapes.filter(([tag]) => tag !== "path").map(shapeText);
  const path = paths.length === 0 ? "" : `<path d="${paths.map(fromStart).join("")}"/>`;
  const made = { __html: others.join("") + path };
  drawn.set(name, made);
  return made;
}

type Shape = IconNode[number];

/**
 * A path that begins where it says, whatever was drawn before it. Not by writing its `m` as `M`: that would turn the
 * pairs of numbers after it into absolute places.
 */
function fromStart(path: string): string {
  return path.replace(/^m/, "M0 0m");
}

function shapeText([tag, attributes]: Shape): string {
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
  return `<${tag} ${written.join(" ")}/>`;
}

const SHAPE = {
  className: "i",
  viewBox: "0 0 24 24",
  width: 16,
  height: 16,
  fill: "none",
  stroke: "currentColor",
} as const;

/** An icon beside a word. With a label it stands alone and is read out. */
export function Icon({ name, label }: { name: IconName; label?: string | undefined }) {
  const told = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the library's own shapes, nothing from outside
  return <svg {...SHAPE} {...told} dangerouslySetInnerHTML={drawingOf(name)} />;
}
