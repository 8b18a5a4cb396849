import type { Card } from "@/api/types";

/** A card's picture, with its words for those who do not see it. */
export function Picture({ card }: { card: Card }) {
  return <img className="cardpicture" src={`/api/images/${card.image}`} alt={card.alt} loading="lazy" />;
}
