/** In which parts the pull requests stand on the page, from the top. */
export const groups = ['mine', 'others', 'ready', 'written', 'beside'] as const;
export type Group = (typeof groups)[number];
