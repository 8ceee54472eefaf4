import { type Card, cardSize } from './card.ts';
import { direction } from './direction.ts';
import { margin, rows } from './grid.ts';
import type { Fit } from './headline.ts';
import { palette } from './palette.ts';

const middle = margin.y + rows.upperRule + rows.masthead + rows.body / 2;

/**
 * What is drawn beside the headline to tell a kind of card, as SVG in the card's coordinates. Satori takes drawings as
 * images only, which cost the rasteriser a third of its time: this goes into its SVG afterwards.
 */
export function motif({ kind, title }: Card, fit: Fit): string {
  const rightToLeft = direction(title) === 'rtl';
  /** The left edge of a drawing at the line's start, or at its end. */
  const edge = (width: number, place: 'start' | 'end') =>
    (place === 'start') === rightToLeft ? cardSize.width - margin.x - width : margin.x;
  if (kind === 'post') {
    const height = fit.lines * fit.step.lineHeight - 8;
    return at(edge(16, 'start'), middle - height / 2, pencilStroke(height));
  }
  if (kind === 'kit') return at(edge(212, 'end'), middle - 130, sheaf);
  return '';
}

/** The blue pencil's stroke beside a passage, as an editor draws it in the margin: 16 pixels wide. */
function pencilStroke(height: number): string {
  const y = (share: number) => Math.round(height * share);
  const path = `M9 3C6 ${y(0.2)} 12 ${y(0.36)} 8 ${y(0.56)}C6 ${y(0.72)} 11 ${y(0.86)} 8 ${height - 3}`;
  return stroke(path, palette.pencil, 6);
}

/** A sheaf of sheets, and the arrow that takes it home: 212 by 260 pixels. */
const sheaf = [
  sheet(64, 2, palette.rule),
  sheet(36, 28, palette.faint),
  sheet(8, 54, palette.ink),
  stroke('M79 100v86m-34-34 34 35 34-35', palette.pencil, 11),
  stroke('M42 218h74', palette.pencil, 11),
].join('');

function sheet(x: number, y: number, colour: string): string {
  const [width, height, fold] = [144, 200, 36];
  const outline = `M${x} ${y}h${width - fold}l${fold} ${fold}v${height - fold}h-${width}z`;
  const corner = `M${x + width - fold} ${y}v${fold}h${fold}`;
  return stroke(outline, colour, 5, palette.paper) + stroke(corner, colour, 5);
}

function stroke(path: string, colour: string, width: number, fill = 'none'): string {
  return `<path d="${path}" fill="${fill}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function at(x: number, y: number, content: string): string {
  return `<g transform="translate(${x} ${y})">${content}</g>`;
}
