/** A field that people neither see nor reach, and machines fill in. */
export function TrapField({ name, label }: { name: string; label: string }) {
  return (
    <div hidden>
      <label>
        {label}
        <input name={name} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
