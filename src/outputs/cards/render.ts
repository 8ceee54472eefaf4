import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import sharp from 'sharp';
import type { Box } from './box.ts';
import { type Card, cardSize } from './card.ts';
import { fitHeadline, measuringTree } from './fit.ts';
import { type Font, typeset } from './fonts.ts';
import type { Fit } from './headline.ts';
import { motif } from './motifs.ts';
import { withoutMissing } from './omission.ts';
import { cardTree } from './template.ts';
import { withPlainTexts } from './texts.ts';

export interface RenderedCard {
  png: Buffer;
  /** Graphemes of the card that no bundled font or emoji has. */
  missing: string[];
}

export interface ComposedCard {
  tree: Box;
  options: { width: number; height: number; fonts: Font[]; graphemeImages: Record<string, string> };
  motif: string;
  fit: Fit;
  missing: string[];
}

// No threads inside sharp: the pool's own threads run in parallel.
sharp.concurrency(1);
sharp.cache(false);

/** Draws a card without network and system fonts; the same card gives the same bytes. */
export async function renderCard(card: Card): Promise<RenderedCard> {
  const { svg, missing } = await drawCard(card);
  const { width, height, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6 })
    .toBuffer();
  return { png, missing };
}

/** The card as SVG, with all text as paths. Deterministic, so that tests can compare it. */
export async function drawCard(card: Card): Promise<{ svg: string; fit: Fit; missing: string[] }> {
  const { tree, options, motif, fit, missing } = await composeCard(card);
  const svg = await satori(tree, options);
  return { svg: svg.replace(/<\/svg>$/, `${motif}</svg>`), fit, missing };
}

/** The parts of a card's SVG. */
export async function composeCard(card: Card): Promise<ComposedCard> {
  const plain = withPlainTexts(card);
  const { fonts, families, pictures, missing } = await typeset(plain);
  const drawn = withoutMissing(plain, missing);

  const measures = new Map<string, { width: number; height: number }>();
  await satori(measuringTree(drawn, families), {
    fonts,
    graphemeImages: pictures,
    width: 10_000,
    height: 1,
    onNodeDetected: ({ key, width, height }) => measures.set(String(key), { width, height }),
  });
  const fit = fitHeadline(drawn, measures);

  const options = { ...cardSize, fonts, graphemeImages: pictures };
  return { tree: cardTree(drawn, fit, families), options, motif: motif(drawn, fit), fit, missing };
}
