import { type Box, box, type Families, line } from './box.ts';
import { type Card, cardSize } from './card.ts';
import { direction } from './direction.ts';
import { margin } from './grid.ts';
import { type Fit, headline } from './headline.ts';
import { type Motif, pencilStroke, sheaf } from './motifs.ts';
import { palette } from './palette.ts';

// Pixels from the upper rule to the lower one, and what lies around them.
const mastheadHeight = 92;
const bodyHeight = 368;
const footHeight = 68;

/** The card as a tree of boxes, its headline set as it was found to fit. */
export function cardTree(card: Card, fit: Fit, families: Families): Box {
  // The whole grid follows the headline: an Arabic card begins at the right.
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
      rule(6, palette.ink),
      masthead(card, families, row),
      body(card, fit, families, row),
      rule(2, palette.rule),
      foot(card, families, row),
    ],
  );
}

function masthead({ kicker, label = '' }: Card, families: Families, row: string): Box {
  const bold = { fontFamily: families.strong, fontWeight: 700 };
  const section = line(kicker, { ...bold, fontSize: 30, color: palette.pencil, flexShrink: 1, minWidth: 0 });
  // The label is law: it is smaller when it is long, and pushes the kicker aside, but it is there.
  const fontSize = label.length > 60 ? 24 : label.length > 40 ? 28 : 34;
  const boxed = { color: palette.paper, backgroundColor: palette.ink, padding: '7px 18px', maxWidth: '100%' };
  return box(
    {
      flexDirection: row,
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: 32,
      height: mastheadHeight,
    },
    label === '' ? [section] : [section, line(label, { ...bold, ...boxed, fontSize })],
  );
}

function body(card: Card, fit: Fit, families: Families, row: string): Box {
  const text = headline(card, fit, families);
  const style = { flexDirection: row, alignItems: 'center', height: bodyHeight };
  switch (card.kind) {
    case 'post': {
      const stroke = pencilStroke(fit.lines * fit.step.lineHeight - 8);
      return box(style, [picture(stroke), box({ width: 24 }, []), text]);
    }
    case 'answer':
      return box(style, [questionMark(card, families, row), text]);
    case 'kit':
      return box({ ...style, justifyContent: 'space-between' }, [text, picture(sheaf)]);
    case 'page':
      // Like a title page: white above, the title low.
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
    // Arabic turns the sign towards its text.
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
      height: footHeight,
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

function picture({ uri, width, height }: Motif): Box {
  return { type: 'img', props: { style: { width, height, flexShrink: 0 }, src: uri, width, height } };
}
