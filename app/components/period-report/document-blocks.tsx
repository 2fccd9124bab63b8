import { Fragment } from "react";
import type { DocumentBlock } from "#app/domain/period-report/document.ts";

/** The parts of a report in words, as a page. Blocks never move, so their position names them. */
export function DocumentBlocks({ blocks }: { blocks: ReadonlyArray<DocumentBlock> }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
  return blocks.map((block, position) => <Block key={`${position} ${block.kind}`} block={block} />);
}

function Block({ block }: { block: DocumentBlock }) {
  switch (block.kind) {
    case "heading":
      return <Heading level={block.level}>{block.text}</Heading>;
    case "text":
      return <p>{block.isStrong === true ? <strong>{block.text}</strong> : block.text}</p>;
    case "list":
      return (
        <ul className="rlist">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "facts":
      return <Facts rows={block.rows} />;
    case "table":
      return <DataTable {...block} />;
    case "signatures":
      return <Signatures people={block.people} />;
    case "page_break":
      return null;
  }
}

function Heading({ level, children }: { level: 1 | 2 | 3; children: string }) {
  if (level === 1) return <h1>{children}</h1>;
  return level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>;
}

function Facts({ rows }: Omit<Extract<DocumentBlock, { kind: "facts" }>, "kind">) {
  return (
    <dl className="rfacts">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function DataTable({ caption, head, rows, right }: Omit<Extract<DocumentBlock, { kind: "table" }>, "kind">) {
  const look = (column: number) => (right.includes(column) ? "r" : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="rscroll" aria-label={caption} tabIndex={0}>
      <table className="rtab">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {head.map((title, column) => (
              <th key={title} scope="col" className={look(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and may say the same
            <tr key={`${line} ${row[0]}`}>
              {row.map((cell, column) => (
                <td key={head[column]} className={look(column)}>
                  {column === 0 ? <b>{cell}</b> : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Signatures({ people }: { people: ReadonlyArray<{ role: string; name: string; on: string }> }) {
  return (
    <div className="rsig">
      {people.map(({ role, name, on }) => (
        <p key={role}>
          <b>{role}</b>
          <span>{name}</span>
          <span>{on}</span>
        </p>
      ))}
    </div>
  );
}
