import type { Messages } from "#app/i18n/messages.ts";

/** What is wrong with a plan folder, and why an account is not made. */
export const seed: Messages["seed"] = {
  at: {
    cell: "{{file}}, row {{row}}, column {{column}}",
    row: "{{file}}, row {{row}}",
    column: "{{file}}, column {{column}}",
    file: "{{file}}",
  },
  problem: {
    file_missing: "This file is missing. Add it to the plan folder.",
    csv_broken: "The table cannot be read ({{held}}). Check the quotation marks around this row.",
    yaml_broken:
      "The YAML file cannot be read ({{held}}). Check indentation and quotation marks in this row.",
    column_missing: "There is no column “{{expected}}”. Add it to the header.",
    column_unknown: "Column “{{held}}” is unknown or stands twice. Known columns: {{expected}}.",
    cell_count:
      "This row has {{held}} cells where it should have {{expected}}. Quote text that holds a comma.",
    empty: "This cell is empty. Fill it in.",
    not_a_day: "“{{held}}” is not a date. Write it like 2023-02-09.",
    not_a_number: "“{{held}}” is not a number. Write it like {{expected}}.",
    not_positive: "“{{held}}” is not greater than zero. A weight must be.",
    not_in_list: "“{{held}}” is unknown. Use one of: {{expected}}.",
    not_a_boundary: "“{{held}}” is not the edge of a stage. Write it like: {{expected}}.",
    not_a_condition: "“{{held}}” is not a condition. Write it like {{expected}}.",
    not_a_pointer: "“{{held}}” is not a pointer. Write one of: {{expected}}.",
    not_lines: "“{{held}}” is not a line number. Write it like {{expected}}.",
    not_a_time_zone: "“{{held}}” is not a time zone. Write it like Asia/Jakarta.",
    wrong_shape: "“{{held}}” does not have the right shape. Expected: {{expected}}.",
    duplicate: "“{{held}}” is already used in another row. One code belongs to one row.",
    unknown_reference: "“{{held}}” is not in {{expected}}. Correct the code, or add it there.",
    quote_without_stated:
      "There is a quote “{{held}}”, but the mark is not stated. Change the mark or remove the quote.",
    stated_without_quote: "The mark is stated, but the quote or its line is empty. Fill in both.",
    deadline_incomplete: "The deadline columns do not fit its kind. This kind uses: {{expected}}.",
    stage_circle: "Stages wait for each other: {{held}}. Break one of the references.",
  },
  user: {
    email_invalid: "The e-mail address cannot be read. Write it like name@kpu.go.id.",
    email_taken: "This e-mail address already has an account. Use another one.",
    name_missing: "The name is empty. Write the person's name.",
    role_unknown: "The role is unknown. Use owner, secretariat, reviewer or administrator.",
    organisation_unknown: "The organisation was not found. Use its code, such as kpu or seknas-ogi.",
    plan_unknown: "The plan was not found. Load it first, or check its code.",
    password_too_short: "The password is too short. Use at least 12 characters.",
    password_too_long: "The password is too long. Use at most 1,000 characters.",
  },
};
