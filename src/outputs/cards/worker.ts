import type { Card } from './card.ts';
import { type RenderedCard, renderCard } from './render.ts';

/** What a thread of the pool runs for each card. */
export default function work(card: Card): Promise<RenderedCard> {
  return renderCard(card);
}
