/** What the files of a kit say, in English; a missing key in another language does not compile. */
export const en = {
  creditOf: {
    logo: (credit: string) => `Logo: ${credit}`,
    photo: (credit: string) => `Photo: ${credit}`,
    screenshot: (credit: string) => `Screenshot: ${credit}`,
    diagram: (credit: string) => `Drawing: ${credit}`,
    document: (credit: string) => `Document: ${credit}`,
    video: (credit: string) => `Video: ${credit}`,
  },
  retouched: 'retouched picture',
  generated: 'picture made by a program',
};

export type KitStrings = typeof en;
