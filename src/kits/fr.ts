import type { KitStrings } from './en.ts';

/** Ce que disent les fichiers d’un kit, en français. */
export const fr: KitStrings = {
  creditOf: {
    logo: (credit) => `Logo : ${credit}`,
    photo: (credit) => `Photo : ${credit}`,
    screenshot: (credit) => `Capture d’écran : ${credit}`,
    diagram: (credit) => `Dessin : ${credit}`,
    document: (credit) => `Document : ${credit}`,
    video: (credit) => `Vidéo : ${credit}`,
  },
  retouched: 'image retouchée',
  generated: 'image produite par un programme',
};
