/** The country of the readers. It decides which rules apply, not the country of the writer. */
export const countries = ['FR', 'EU', 'UK', 'US'] as const;
export type Country = (typeof countries)[number];
