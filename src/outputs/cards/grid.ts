/** Pixels kept empty on each side of a card, because networks crop it and round its corners. */
export const margin = { x: 64, y: 52 } as const;

/** Heights in pixels, from the upper rule to the foot. */
export const rows = { upperRule: 6, masthead: 92, body: 368, lowerRule: 2, foot: 68 } as const;
