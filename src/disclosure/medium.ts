import type { InterfaceLang } from '../model/languages.ts';

/**
 * The medium of a text. The sources distinguish what is read, seen and heard (16 CFR 255.0(f)); of what is seen, a
 * picture carries the label on itself, while a film needs it repeatedly.
 */
export const media = ['article', 'social', 'image', 'video', 'audio'] as const;
export type Medium = (typeof media)[number];

export const mediumNames: Record<Medium, Record<InterfaceLang, string>> = {
  article: { en: 'Article, blog post or newsletter', fr: 'Article, billet ou lettre d’information' },
  social: { en: 'Short post on a social network', fr: 'Publication courte sur un réseau social' },
  image: { en: 'Picture or story', fr: 'Image ou story' },
  video: { en: 'Film or live broadcast', fr: 'Vidéo ou direct' },
  audio: { en: 'Podcast', fr: 'Podcast' },
};

/** What its author calls it: “for this article”. */
export const pieces: Record<Medium, Record<InterfaceLang, string>> = {
  article: { en: 'this article', fr: 'cet article' },
  social: { en: 'this post', fr: 'cette publication' },
  image: { en: 'this picture', fr: 'cette image' },
  video: { en: 'this film', fr: 'cette vidéo' },
  audio: { en: 'this episode', fr: 'cet épisode' },
};
