import type { Card } from './card.ts';
import { type RenderedCard, renderCard } from './render.ts';

/** The worker thread's task for each card. */
export default function work(card: Card): Promise<RenderedCard> {
  return renderCard(card);
}
