/** Every feature that is there. A new one needs no change here: its `feature.tsx` is found by name. */
import type { Feature } from "../ui/feature";

const found = import.meta.glob<{ default: Feature }>("../features/*/feature.tsx", { eager: true });

export const features: Feature[] = Object.values(found).map((module) => module.default);

export const journeyActions = features.flatMap((feature) => (feature.journeyAction ? [feature.journeyAction] : []));

export const navigation = features
  .flatMap((feature) => (feature.nav ? [feature.nav] : []))
  .sort((a, b) => a.order - b.order);
