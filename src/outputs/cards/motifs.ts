import { type Card, cardSize } from './card.ts';
import { direction } from './direction.ts';
import { margin, rows } from './grid.ts';
import type { Fit } from './headline.ts';
import { palette } from './palette.ts';

const middle = margin.y + rows.upperRule + rows.masthead + rows.body / 2;

/**
 * The motif of a kind of card beside the headline, as SVG in the card's coordinates. Inserted into satori's SVG
 * afterwards: satori accepts drawings only as images, which would cost the rasteriser a third of its time.
 */
export function motif({ kind, title }: Card, fit: Fit): string {
  const rightToLeft = direction(title) === 'rtl';
  /** The left edge of a motif at the start or the end of the line. */
  const edge = (width: number, place: 'start' | 'end') =>
    (place === 'start') === rightToLeft ? cardSize.width - margin.x - width : margin.x;
  if (kind === 'post') {
    const height = fit.lines * fit.step.lineHeight - 8;
    return at(edge(16, 'start'), middle - height / 2, pencilStroke(height));
  }
  if (kind === 'kit') return at(edge(212, 'end'), middle - 130, sheets);
  return '';
}

/** A stroke of the blue pencil beside the headline, as editors mark a passage: 16 pixels wide. */
function pencilStroke(height: number): string {
  const y = (share: number) => Math.round(height * share);
  const path = `M9 3C6 ${y(0.2)} 12 ${y(0.36)} 8 ${y(0.56)}C6 ${y(0.72)} 11 ${y(0.86)} 8 ${height - 3}`;
  return stroke(path, palette.pencil, 6);
}

/** A pile of sheets with a download arrow: 212 by 260 pixels. */
const sheets = [
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
