import { palette } from './palette.ts';

/** A drawing that marks a kind of card, with its size in pixels. */
export interface Motif {
  uri: string;
  width: number;
  height: number;
}

/** The blue pencil's stroke beside a passage: what an editor draws in the margin. Drawn at the headline's height. */
export function pencilStroke(height: number): Motif {
  const h = height;
  const path = `M9 3C6 ${h * 0.2} 12 ${h * 0.36} 8 ${h * 0.56}C6 ${h * 0.72} 11 ${h * 0.86} 8 ${h - 3}`;
  return svg(
    16,
    h,
    `<path d="${path}" fill="none" stroke="${palette.pencil}" stroke-width="6" stroke-linecap="round"/>`,
  );
}

/** A sheaf of sheets, and the arrow that takes it home. */
export const sheaf: Motif = svg(
  212,
  270,
  sheet(64, 6, palette.paper, palette.rule) +
    sheet(36, 32, palette.paper, palette.faint) +
    sheet(8, 58, palette.paper, palette.ink) +
    `<path d="M79 104v86m-34-34 34 35 34-35" fill="none" stroke="${palette.pencil}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>` +
    `<path d="M42 222h74" stroke="${palette.pencil}" stroke-width="11" stroke-linecap="round"/>`,
);

function sheet(x: number, y: number, fill: string, stroke: string): string {
  const [width, height, fold] = [144, 200, 36];
  const outline = `M${x} ${y}h${width - fold}l${fold} ${fold}v${height - fold}h-${width}z`;
  const corner = `M${x + width - fold} ${y}v${fold}h${fold}`;
  return `<path d="${outline}" fill="${fill}" stroke="${stroke}" stroke-width="5" stroke-linejoin="round"/><path d="${corner}" fill="none" stroke="${stroke}" stroke-width="5" stroke-linejoin="round"/>`;
}

function svg(width: number, height: number, content: string): Motif {
  const source = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
  return { uri: `data:image/svg+xml;base64,${btoa(source)}`, width, height };
}
