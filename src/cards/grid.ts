/** Pixels that stay paper on each side of a card, since networks crop and round its corners. */
export const margin = { x: 64, y: 52 } as const;
