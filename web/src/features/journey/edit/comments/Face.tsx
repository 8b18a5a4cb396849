import { colourOf, initials } from "../model/people";

/** A person's initials in their colour; the name stands beside it or is spoken. */
export function Face({ id, name, small = false }: { id: string; name: string; small?: boolean }) {
  return (
    <span className={`face who-${colourOf(id || name)}${small ? " small" : ""}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
