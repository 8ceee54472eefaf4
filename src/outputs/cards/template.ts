import { type Box, box, type Families, line } from './box.ts';
import { type Card, cardSize } from './card.ts';
import { direction } from './direction.ts';
import { margin, rows } from './grid.ts';
import { type Fit, headline } from './headline.ts';
import { palette } from './palette.ts';

/** The card as a tree of boxes, with its headline as fitted; motifs.ts adds the drawing. */
export function cardTree(card: Card, fit: Fit, families: Families): Box {
  // The whole layout follows the headline's direction: an Arabic card begins on the right.
  const row = direction(card.title) === 'rtl' ? 'row-reverse' : 'row';
  return box(
    {
      flexDirection: 'column',
      ...cardSize,
      padding: `${margin.y}px ${margin.x}px`,
      backgroundColor: palette.paper,
      color: palette.ink,
    },
    [
      rule(rows.upperRule, palette.ink),
      masthead(card, families, row),
      body(card, fit, families, row),
      rule(rows.lowerRule, palette.rule),
      foot(card, families, row),
    ],
  );
}

function masthead({ kicker, label = '' }: Card, families: Families, row: string): Box {
  const bold = { fontFamily: families.strong, fontWeight: 700 };
  const section = line(kicker, { ...bold, fontSize: 30, color: palette.pencil, flexShrink: 1, minWidth: 0 });
  // The label is required by law: a long one is smaller and takes space from the kicker, but is always there.
  const fontSize = label.length > 60 ? 24 : label.length > 40 ? 28 : 34;
  const boxed = { color: palette.paper, backgroundColor: palette.ink, padding: '7px 18px', maxWidth: '100%' };
  return box(
    {
      flexDirection: row,
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: 32,
      height: rows.masthead,
    },
    // Beside a label that fills the line, only two letters of the section would be left.
    label === ''
      ? [section]
      : [...(label.length > 62 ? [] : [section]), line(label, { ...bold, ...boxed, fontSize })],
  );
}

function body(card: Card, fit: Fit, families: Families, row: string): Box {
  const text = headline(card, fit, families);
  const style = { flexDirection: row, alignItems: 'center', height: rows.body };
  switch (card.kind) {
    case 'post':
      return box(style, [box({ width: 40 }, []), text]);
    case 'answer':
      return box(style, [questionMark(card, families, row), text]);
    case 'kit':
      return box(style, [text]);
    case 'page':
      // Like a title page: space above, the title at the bottom.
      return box({ ...style, alignItems: 'flex-end', paddingBottom: 36 }, [text]);
  }
}

function questionMark({ title }: Card, families: Families, row: string): Box {
  const style = {
    fontFamily: families.headline,
    fontWeight: 700,
    fontSize: 340,
    lineHeight: '340px',
    color: palette.pencil,
    // Arabic mirrors the question mark.
    ...(/\p{sc=Arabic}/u.test(title) ? { transform: 'scale(-1, 1)' } : {}),
  };
  return box({ flexDirection: row, width: 224 }, [box(style, '?')]);
}

function foot({ meta = '', host, site }: Card, families: Families, row: string): Box {
  return box(
    {
      flexDirection: row,
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: 40,
      height: rows.foot,
      paddingTop: 14,
    },
    [
      line(meta, { fontFamily: families.text, fontWeight: 500, fontSize: 27, flexShrink: 1, minWidth: 0 }),
      box({ flexDirection: row, alignItems: 'center', gap: 20 }, [
        line(host, { fontFamily: families.mono, fontSize: 23, color: palette.quiet, maxWidth: 300 }),
        line(site, { fontFamily: families.headline, fontWeight: 700, fontSize: 30, maxWidth: 380 }),
      ]),
    ],
  );
}

function rule(height: number, colour: string): Box {
  return box({ height, backgroundColor: colour }, []);
}
