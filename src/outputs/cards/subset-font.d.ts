/** subset-font has no types; these cover our only use of it. */
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    text: undefined,
    options: { targetFormat: 'sfnt'; keepAllGlyphs: true; variationAxes: { wght: number } },
  ): Promise<Buffer>;
}
