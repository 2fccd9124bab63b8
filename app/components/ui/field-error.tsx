import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What is wrong with one field. The field points here with `aria-describedby`. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (children === null || children === undefined || children === "") return null;
  return (
    <p className="errm" id={id}>
      <Icon name="circle-alert" />
      <span>{children}</span>
    </p>
  );
}
