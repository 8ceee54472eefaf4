import type { PictureFormat } from '../model/entry.ts';
import type { KitAsset } from '../publication/kit-view.ts';
import { fileName } from './names.ts';
import type { FileRole } from './prepared-kit.ts';

/** How a file is made from an asset. */
export type Recipe =
  /** The unchanged bytes. */
  | { as: 'copy' }
  /** The drawing without editor data. */
  | { as: 'drawing' }
  /** The animation without metadata. */
  | { as: 'animation' }
  /** Pixels of a picture or drawing, upright, with no metadata but the rights. */
  | { as: 'pixels'; format: 'jpeg' | 'png'; quality?: number; width: number; height: number };

/** One of the files that an asset is offered as. */
export interface Rendition {
  name: string;
  role: FileRole;
  recipe: Recipe;
}

/** Pixels on the longer side: for a magazine page, and for the widest column of a website. */
const printMax = 4000;
const webMax = 1600;
/** Widths in pixels: an icon, a slide, a poster. */
const logoWidths = [512, 1024, 2048];
const diagramWidth = 2048;
/** Maximum height in pixels, for very narrow logos. */
const drawnMax = 8192;

/** The files that an asset is offered as, the best one first. Pure: depends on the asset only. */
export function renditionsOf(asset: KitAsset, kit: string): Rendition[] {
  const name = (size: string | undefined, ending: string) => fileName(kit, asset, size, ending);
  const { picture } = asset.media;
  const isWord = asset.kind === 'document' || asset.kind === 'video';
  if (picture === undefined || isWord) {
    const ending = asset.file.split('.').at(-1)?.toLowerCase() ?? '';
    return [{ name: name(undefined, ending), role: 'original', recipe: { as: 'copy' } }];
  }
  if (picture.format === 'gif') {
    // A still picture of another format or size would not move.
    return [{ name: name(sizeOf(picture), 'gif'), role: 'original', recipe: { as: 'animation' } }];
  }
  const { format } = picture;
  const scaled = (
    role: FileRole,
    size: string,
    box: { width: number; height: number },
    quality: number,
  ): Rendition => {
    const kept = keptFormat(asset.kind, format);
    return {
      name: name(size, kept === 'jpeg' ? 'jpg' : 'png'),
      role,
      recipe: { as: 'pixels', format: kept, ...(kept === 'jpeg' && { quality }), ...box },
    };
  };
  const drawing: Rendition = { name: name(undefined, 'svg'), role: 'original', recipe: { as: 'drawing' } };
  const inWidth = (role: FileRole, width: number) => {
    const box = fit(picture, width, drawnMax);
    return scaled(role, `${String(box.width)}px`, box, 95);
  };
  if (format === 'svg') {
    const widths = asset.kind === 'logo' ? logoWidths : [diagramWidth];
    return distinct([drawing, ...widths.map((width) => inWidth('png', width))]);
  }
  if (asset.kind === 'photo') {
    const print = fit(picture, Math.min(printMax, picture.width), printMax);
    const web = fit(picture, Math.min(webMax, picture.width), webMax);
    return [
      scaled('print', `print-${sizeOf(print)}`, print, 92),
      scaled('web', `web-${sizeOf(web)}`, web, 82),
    ];
  }
  const original = scaled('original', sizeOf(picture), { width: picture.width, height: picture.height }, 95);
  if (asset.kind === 'logo') {
    const smaller = logoWidths.filter((width) => width < picture.width);
    return distinct([original, ...smaller.map((width) => inWidth('png', width))]);
  }
  const web = fit(picture, Math.min(webMax, picture.width), webMax);
  return distinct([original, scaled('web', `web-${sizeOf(web)}`, web, 82)]);
}

/** Lossless formats stay lossless; photos in newer formats become JPEG, which every program opens. */
function keptFormat(kind: KitAsset['kind'], format: PictureFormat): 'jpeg' | 'png' {
  if (format === 'jpeg') return 'jpeg';
  return kind === 'photo' && format !== 'png' ? 'jpeg' : 'png';
}

/** The size with this width, reduced where the height would exceed its maximum. */
function fit(picture: { width: number; height: number }, width: number, heightMax: number) {
  const height = (picture.height / picture.width) * width;
  const share = Math.min(1, heightMax / height);
  return {
    width: Math.max(1, Math.round(width * share)),
    height: Math.max(1, Math.round(height * share)),
  };
}

function sizeOf({ width, height }: { width: number; height: number }): string {
  return `${String(width)}x${String(height)}`;
}

function distinct(renditions: readonly Rendition[]): Rendition[] {
  const names = new Set<string>();
  return renditions.filter(({ name }) => !names.has(name) && names.add(name));
}
