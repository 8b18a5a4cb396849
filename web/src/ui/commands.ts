/** Commands that the open page offers to the palette while it is there: asked for when the palette opens. */
import { type ComponentType, useEffect } from "react";

export interface Command {
  id: string;
  title: string;
  context?: string;
  /** How the key is written: Alt →. */
  keys?: string;
  icon: ComponentType<{ size?: number; stroke?: number; "aria-hidden"?: boolean }>;
  run: () => void;
}

const offers = new Set<() => Command[]>();

/** Everything that is offered now. */
export const offered = (): Command[] => [...offers].flatMap((offer) => offer());

/** Offer commands for as long as the component is there. */
export function useOffer(offer: () => Command[]): void {
  useEffect(() => {
    offers.add(offer);
    return () => void offers.delete(offer);
  }, [offer]);
}
