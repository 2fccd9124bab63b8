import { createContext } from "react-router";
import type { MailLinks } from "#app/services/follow-links.server.ts";

/** What links in mails are made with, and whether a mail server is set up. Set by the server. */
export const mailContext = createContext<MailLinks & { hasServer: boolean }>();
