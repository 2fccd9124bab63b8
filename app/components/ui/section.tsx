import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; hint?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A part of a page under its heading, with a permanent anchor. */
export function Section({ id, title, hint, actions, children }: Props) {
  const headingId = `${id}-judul`;
  return (
    <section className="sec" id={id} aria-labelledby={headingId}>
      <header>
        <h2 id={headingId}>{title}</h2>
        {hint === undefined || hint === null ? null : <p>{hint}</p>}
        {actions === undefined || actions === null ? null : <div className="acts">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
