import { useContext } from "react";
import { OthersContext } from "./useSession";

const COLOURS = ["var(--who-1)", "var(--who-2)", "var(--who-3)", "var(--who-4)"];

/** A colour for a person, the same on every page. */
export function colourOf(id: string): string {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return COLOURS[sum % COLOURS.length] ?? "var(--who-1)";
}

/** Who else is at a cell: an outline in their colour, and their name on it. */
export function useOthers(cell: string) {
  const others = useContext(OthersContext);
  const here = others.filter((one) => one.cell === cell);
  const first = here[0];
  if (!first) return { props: {}, tag: null };
  const colour = colourOf(first.client);
  return {
    props: { style: { boxShadow: `inset 0 0 0 2px ${colour}` } },
    tag: (
      <span className="whotag" style={{ background: colour }}>
        {here.map((one) => one.name).join(", ")}
      </span>
    ),
  };
}
