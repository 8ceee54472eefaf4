/**
 * Negates the vertical part of every anchor in a font's GPOS table (sfnt). Satori 0.63.2 adds HarfBuzz's upward
 * offset to a downward axis, so that the dots of Arabic letters, which Noto attaches by anchors, would be drawn
 * inside the letters. The two errors cancel out. To be removed when satori fixes this; the golden test of the Arabic
 * card will then fail.
 * @see https://learn.microsoft.com/typography/opentype/spec/gpos
 */
export function turnAnchors(sfnt: Buffer): Buffer {
  const font = Buffer.from(sfnt);
  const gpos = tableOffset(font, 'GPOS');
  if (gpos === undefined) return font;
  const anchors = new Set<number>();
  const lookups = gpos + font.readUInt16BE(gpos + 8);
  for (const lookup of offsets(font, lookups, lookups)) {
    const type = font.readUInt16BE(lookup);
    for (const subtable of offsets(font, lookup + 4, lookup)) {
      // Type 9 only refers to a subtable of another type.
      if (type !== 9) collect(font, type, subtable, anchors);
      else
        collect(font, font.readUInt16BE(subtable + 2), subtable + font.readUInt32BE(subtable + 4), anchors);
    }
  }
  for (const anchor of anchors) font.writeInt16BE(-font.readInt16BE(anchor + 4), anchor + 4);
  return font;
}

/** Collects the offsets of a subtable's anchors: of marks on letters (4), on ligatures (5) and on marks (6). */
function collect(font: Buffer, type: number, subtable: number, anchors: Set<number>): void {
  if (type < 4 || type > 6) return;
  const classes = font.readUInt16BE(subtable + 6);
  const marks = subtable + font.readUInt16BE(subtable + 8);
  const bases = subtable + font.readUInt16BE(subtable + 10);
  for (let mark = 0; mark < font.readUInt16BE(marks); mark++) {
    add(font, marks, marks + 2 + mark * 4 + 2, anchors);
  }
  for (const table of type === 5 ? offsets(font, bases, bases) : [bases]) {
    const count = font.readUInt16BE(table) * classes;
    for (let index = 0; index < count; index++) add(font, table, table + 2 + index * 2, anchors);
  }
}

function add(font: Buffer, table: number, field: number, anchors: Set<number>): void {
  const offset = font.readUInt16BE(field);
  if (offset !== 0) anchors.add(table + offset);
}

/** The positions that a counted list of 16-bit offsets points to. */
function offsets(font: Buffer, list: number, from: number): number[] {
  return Array.from(
    { length: font.readUInt16BE(list) },
    (_, index) => from + font.readUInt16BE(list + 2 + index * 2),
  );
}

function tableOffset(font: Buffer, tag: string): number | undefined {
  for (let record = 12; record < 12 + font.readUInt16BE(4) * 16; record += 16) {
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  return undefined;
}
