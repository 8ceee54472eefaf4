/** subset-font ships no types; these are the two uses that we make of it. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: undefined,
    options: { targetFormat: 'sfnt'; keepAllGlyphs: true; variationAxes: { wght: number } },
  ): Promise<Buffer>;
}
