/**
 * What a text is published as. The sources tell apart what is read, seen and heard (16 CFR 255.0(f)), and of what is
 * seen the picture, which takes its label upon itself, from the film, which runs on and so needs it again.
 */
export const media = ['article', 'social', 'image', 'video', 'audio'] as const;
export type Medium = (typeof media)[number];
