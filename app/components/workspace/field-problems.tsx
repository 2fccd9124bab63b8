import { FieldError } from "#app/components/ui/field-error.tsx";

export type FieldProblems = ReadonlyArray<{ message: string }>;

/** Id of a field's messages; absent when there are none. */
export function problemsId(field: string, errors: FieldProblems): string | undefined {
  return errors.length === 0 ? undefined : `${field}-galat`;
}

/** Everything that is wrong with one field, below it. */
export function Problems({ field, errors }: { field: string; errors: FieldProblems }) {
  if (errors.length === 0) return null;
  return (
    <div id={`${field}-galat`}>
      {errors.map(({ message }, index) => (
        <FieldError key={message} id={`${field}-galat-${index + 1}`}>
          {message}
        </FieldError>
      ))}
    </div>
  );
}
