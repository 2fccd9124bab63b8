import type { WholeMessages } from "#app/i18n/messages.ts";

export const cli: WholeMessages["cli"] = {
  usage: "Usage: capaian <command> [options]",
  commands: "Commands:",
  options: "Options of every command: --json (answer as JSON), --help",
  environment:
    "Environment: PORT, HOST, DATABASE_URL, CAPAIAN_DATA_DIR, CAPAIAN_DEMO, CAPAIAN_CLOCK, EVIDENCE_ALLOW, TRUSTED_PROXIES, SESSION_SECRET, PUBLIC_URL, SMTP_URL, CAPAIAN_BACKUP_KEY, METRICS_TOKEN, LOG_LEVEL, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_LABEL",
  exits:
    "Exit codes: 0 done, 1 refused or failed, 2 wrong command or environment, 3 the program is not built",
  unknownCommand: "There is no command “{{name}}”. See capaian --help.",
  badOption: "{{name}}: {{reason}}. See capaian {{name}} --help.",
  about: {
    publish:
      "publish DIR [--force] [--latest]: writes the whole public side as static files; --latest leaves past days out",
    serve: "runs the site, the evidence worker and (with CAPAIAN_DEMO=1) the illustration",
    migrate: "brings the database to the newest schema",
    seed: "loads RAN OGI VII from seed/ran-ogi-vii; safe to repeat",
    generate:
      "generate [--plans N] [--milestones N] [--evidence N] [--seed N] [--beside]: made-up plans of any size, to measure with",
    illustration: "illustration add | illustration remove: loads or deletes the whole illustration",
    check: "check <url>: opens one address and judges it without storing anything",
    harvest: "harvest <catalogue> [--full]: fetches the list of datasets of a catalogue",
    evidence:
      "evidence rescore | evidence export FILE.zip [--rencana R] [--force]: judges stored evidence again, or packs it",
    report:
      "report verify FILE [--key key.pem] [--previous FILE] | report list [--plan P]: checks that a report is genuine, without a network",
    audit:
      "audit verify [--heads rantai.json]: walks the whole record and names every row changed outside the application",
    backup:
      "backup FILE [--quick] | backup verify FILE: the whole installation in one file, proven by restoring it; sealed when CAPAIAN_BACKUP_KEY is given",
    restore: "restore FILE: bring a backup back into an empty database and data folder, SQLite or PostgreSQL",
    doctor: "doctor [--deep]: look at everything an installation needs and say what to do",
    person:
      "person export E-MAIL [FILE] | person erase E-MAIL --reason WHY: everything held about somebody, or their identity erased",
    user: "user add --email E --name N --role R --organisation O [--plan P] [--password-stdin]",
    import: "bring a workbook or a table into a plan",
    export: "write a plan as an XLSX, ODS, CSV or JSON file",
    worker: "checks the evidence that is due; --once for a single round",
    calendar:
      "calendar import DIR|FILE [--plan P] [--dry-run], calendar export FILE.xlsx [--calendar C]: election calendars from and to tables",
    scorecard: "scorecard [--per YEAR-MONTH-DAY] [--plan P] [--milestone CODE]: capaian on one day",
  },
  publish: {
    notEmpty: "The folder {{folder}} is not empty. Use another, or --force to empty it first.",
    noPlan: "There is no plan yet. Load it with capaian seed.",
    noLive:
      "PUBLIC_URL is not a public address: forms are left out, and feeds and catalogues name this computer.",
    writing: "{{count}} files written.",
    broken: "{{address}} does not answer ({{status}}); linked from {{from}}.",
    done: "{{folder}}: {{pages}} pages, {{files}} data files, {{assets}} assets, {{megabytes}} MB.",
  },
  migrate: { done: "{{count}} schema changes applied.", none: "The database has the newest schema." },
  seed: { done: "Plan loaded: {{created}} new, {{updated}} changed, {{unchanged}} unchanged." },
  generate: {
    progress: "{{done}} of {{plans}} plans, {{rows}} rows, {{seconds}} s",
    done: "Made: {{plans}} plans, {{milestones}} targets, {{evidence}} pieces of evidence, {{rows}} rows.",
    real_plan:
      "This database holds the plan {{slug}}. Use an empty database, or --beside to make plans beside it.",
    already_there: "The made-up plan {{slug}} is there already. Use an empty database.",
    tooFew: "fewer targets than plans",
    tooMuch: "at most {{most}} pieces of evidence for one target",
  },
  illustration: { added: "Illustration loaded.", removed: "Illustration deleted; the plan is untouched." },
  check: { checked: "Checked {{url}}: {{verdict}}" },
  harvest: {
    done: "Catalogue {{slug}}: {{count}} datasets, {{added}} new, {{changed}} changed, {{withdrawn}} withdrawn.",
    failed: "Catalogue {{slug}} could not be fetched: {{error}}",
    unknown: "There is no catalogue “{{slug}}”. There are: {{known}}.",
  },
  evidence: {
    rescoring: "{{targets}} addresses judged again, {{items}} pieces of evidence.",
    rescored: "Done: {{items}} pieces of evidence at {{targets}} addresses judged by the current rules.",
    nothingToRescore: "All evidence has been judged by the current rules.",
    exporting: "{{items}} pieces of evidence noted.",
    exported:
      "{{path}}: {{items}} pieces of evidence, {{contents}} files included, {{withheld}} without a file.",
    refusal: {
      plan_not_found: "There is no plan “{{slug}}”. Load it with capaian seed.",
      file_exists: "{{path}} is there already. Choose another name, or --force to replace it.",
      content_went: "A file was taken back while it was packed. Nothing was written; run it again.",
    },
  },
  audit: {
    seen: "{{entries}} audit entries, {{facts}} facts, {{targets}} evidence addresses, {{reports}} issued reports, {{heads}} chain heads checked.",
    good: "Everything is as it was written.",
    bad: "{{count}} things are no longer as they were written:",
    headsUnread: "{{path}} cannot be read or is not a copy of rantai.json.",
    finding: {
      entry_broken: "The log breaks at entry {{seq}} (AuditEntry): changed, removed or put in.",
      fact_changed: "{{table}} {{row}}: its content was changed; entry {{sealedIn}} holds its seal.",
      fact_missing:
        "{{table}} {{row}}: gone without an entry that removed it; entry {{sealedIn}} holds its seal.",
      fact_unknown: "{{table}} {{row}}: unknown to the log; put in outside the application.",
      observation_broken: "Observation {{row}}: does not follow the look before it at address {{target}}.",
      report_broken: "PeriodReport {{row}}: no longer as it was issued ({{code}}).",
      head_differs: "ChainHead {{chain}} {{day}}: the published head no longer fits what it stands for.",
      head_missing: "ChainHead {{chain}} {{day}}: the head of this day is gone.",
      kept_head_differs: "The head {{chain}} {{day}} in your copy is not the one in this database.",
    },
  },
  report: { unread: "{{path}} cannot be read, is too large, or is not the file asked for." },
  person: {
    none: "Nothing is held about {{email}}.",
    written: "{{file}}: {{rows}} rows of {{tables}} tables. For the person alone.",
    erased:
      "The identity became {{pseudonym}}: {{rows}} rows, {{entries}} entries of the log. The chain is whole.",
    refused: "Not erased: {{reason}}",
    exists: "{{file}} is there already. Use another name.",
  },
  user: {
    added: "Account {{email}} made.",
    password: "Password (shown only once): {{password}}",
    refused: "No account was made: {{reason}}",
  },
  worker: {
    started: "The worker runs. Ctrl+C stops it.",
    checked: "{{count}} links checked.",
    turn: "{{host}}: {{count}} links checked in {{seconds}} s.",
  },
  scorecard: {
    noPlan: "There is no plan “{{slug}}”. Load it with capaian seed.",
    noMilestone: "There is no milestone “{{code}}” in this plan.",
    badDay: "--per {{value}} cannot be used: {{reason}}",
    title: "{{plan}}, as of {{date}}",
    numbers: "Reported {{reported}}, proven {{proven}}; {{due}} of {{total}} milestones are due.",
  },
  backup: {
    open: "CAPAIAN_BACKUP_KEY is not set: the backup holds keys and personal data unsealed. Keep it where nobody else reads.",
    done: "{{path}}: {{rows}} rows of {{tables}} tables, {{files}} files, {{megabytes}} MB. SHA-256 {{sha256}}",
    verified: "Proven: the backup was restored into a scratch database, and its whole record is sound.",
    findings_one:
      "The backup can be restored, but {{count}} record in it was changed outside the application. Run capaian audit verify.",
    findings_other:
      "The backup can be restored, but {{count}} records in it were changed outside the application. Run capaian audit verify.",
    seen: "{{path}}: taken {{at}}, {{rows}} rows, {{files}} files.",
    exists: "That file is there already and is not replaced. Use another name.",
    noFolder: "The folder of that file is not there. Make it first, or use another.",
    problem: {
      unreadable: "The file cannot be read: {{place}}.",
      not_a_backup: "This is no backup of Capaian, or it was cut off: {{place}}.",
      locked: "The backup {{place}} is sealed. Give its key in CAPAIAN_BACKUP_KEY.",
      wrong_key: "The backup {{place}} is sealed with another key, or was changed.",
      entry_missing: "The backup is not complete: {{place}} is not in it.",
      entry_changed: "The backup is damaged: {{place}} is not as it was written. Nothing was restored.",
    },
  },
  restore: {
    done: "Restored to the state of {{at}}: {{rows}} rows, {{files}} files. Run capaian doctor --deep, then npm start.",
    refusal: {
      database_not_empty: "The target database is not empty (table {{place}}). Use an empty DATABASE_URL.",
      data_folder_not_empty:
        "The target data folder is not empty ({{place}}). Use an empty CAPAIAN_DATA_DIR.",
    },
  },
  doctor: {
    good: {
      node: "Node {{name}} is supported.",
      disk: "{{name}} GB free.",
      folder: "The data folder can be written.",
      clock: "The database's clock agrees with this computer's.",
      replica: "The replica keeps up, or there is none ({{name}}).",
      guards: "The database refuses to change facts.",
      address: "People reach it at {{name}}.",
      mail: "Mail can be sent, or is not needed for the illustration.",
    },
    bad: {
      node: "Node {{name}} is not supported. Install Node 20, 22 or 24.",
      disk: "Only {{name}} GB are free. Make room, or move the data folder.",
      folder: "The data folder cannot be written. Give the service's user the right to.",
      clock: "The database's clock differs by {{name}} seconds. Set both computers' clocks by NTP.",
      replica:
        "The replica is behind or does not answer ({{name}}). Public pages are read from the database itself until it recovers.",
      guards: "These tables are not guarded against changes: {{name}}. Run capaian migrate.",
      address: "{{name}} is not https. Set PUBLIC_URL, and put a TLS proxy in front.",
      mail: "Mail cannot be sent ({{name}}). Set or mend SMTP_URL.",
    },
    fine: "Nothing needs a hand.",
    wrong_one: "{{count}} thing needs a hand.",
    wrong_other: "{{count}} things need a hand.",
  },
  serve: {
    ready: "Capaian runs at {{url}}",
    demo: "The illustration is loaded. Sample portal at {{url}}. Accounts to try (on this computer only):",
    stopping: "Stopping; the requests in hand are finished first.",
    busy: "Port {{port}} is taken. Choose another, such as PORT=3100 npm start.",
  },
  refusal: {
    migration_edited: "Migration file {{migration}} changed after it was applied. Put the original back.",
    database_ahead: "The database is newer than this program ({{migration}}). Install the newer program.",
    migration_unfinished: "Migration {{migration}} was cut off once. Restore a backup, then run again.",
    migration_failed: "Migration {{migration}} failed: {{reason}}",
    broken_references: "The migration left broken references in table {{table}}.",
    database_not_ours: "Database {{database}} holds other tables. Use an empty database.",
    database_busy: "Another migration is using the database. Try again shortly.",
    database_unreachable: "The database does not answer: {{reason}}",
    migrations_missing: "No migration files were found in {{folder}}.",
  },
};
