/**
 * The medium of a text. The sources distinguish what is read, seen and heard (16 CFR 255.0(f)); of what is seen, a
 * picture carries the label on itself, while a film needs it repeatedly.
 */
export const media = ['article', 'social', 'image', 'video', 'audio'] as const;
export type Medium = (typeof media)[number];
