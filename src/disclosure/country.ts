/** Where the readers are: that, and not where the writer lives, decides which rules a text has to keep. */
export const countries = ['FR', 'EU', 'UK', 'US'] as const;
export type Country = (typeof countries)[number];
