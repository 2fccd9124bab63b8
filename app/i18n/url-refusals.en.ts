import type { UrlRefusal } from "#app/domain/evidence/url-policy.ts";

/** Why an address is refused before anything is asked. */
export const urlRefusals: Record<UrlRefusal, string> = {
  url_empty: "The address is empty. Paste the address of the evidence, such as https://opendata.kpu.go.id/….",
  url_too_long: "The address is longer than 2,048 characters. Use a shorter one.",
  url_invalid: "This address cannot be read. Copy it again from the browser's address bar.",
  scheme_missing:
    "The address does not begin with https://. Copy the whole address from the browser's address bar.",
  scheme_not_allowed: "Only http and https addresses can be checked.",
  credentials_in_url: "The address holds a user name or password. Remove the part before the @ sign.",
  host_not_public: "This address exists only in a private network. Use one that anyone can open.",
  port_not_allowed: "This address's port is not checked. Use port 80, 443, 8080 or 8443.",
};
