import type { PictureFormat } from '../model/entry.ts';
import type { KitAsset } from '../publication/kit-view.ts';
import { fileName } from './names.ts';
import type { FileRole } from './prepared-kit.ts';

/** How a file is made of an asset. */
export type Recipe =
  /** The bytes as they are. */
  | { as: 'copy' }
  /** The drawing without what its program left in it. */
  | { as: 'drawing' }
  /** The animation without what its program left in it. */
  | { as: 'animation' }
  /** Pixels of a picture or of a drawing, upright, without any data but the rights. */
  | { as: 'pixels'; format: 'jpeg' | 'png'; quality?: number; width: number; height: number };

/** A file that an asset is offered as. */
export interface Rendition {
  name: string;
  role: FileRole;
  recipe: Recipe;
}

/** Pixels on the longer side: a page of a magazine, and the widest column of a website. */
const printMax = 4000;
const webMax = 1600;
/** Pixels: an icon, a slide, a poster. */
const logoWidths = [512, 1024, 2048];
const diagramWidth = 2048;
/** A logo as narrow as a flagpole would else be as high as a tower. */
const drawnMax = 8192;

/** The files that an asset is offered as, the best one first. Pure: what they are hangs on the asset alone. */
export function renditionsOf(asset: KitAsset, kit: string): Rendition[] {
  const name = (size: string | undefined, ending: string) => fileName(kit, asset, size, ending);
  const { picture } = asset.media;
  const isWord = asset.kind === 'document' || asset.kind === 'video';
  if (picture === undefined || isWord) {
    const ending = asset.file.split('.').at(-1)?.toLowerCase() ?? '';
    return [{ name: name(undefined, ending), role: 'original', recipe: { as: 'copy' } }];
  }
  if (picture.format === 'gif') {
    // Made into another format or size, it would lose its movement.
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

/** What was saved without loss stays so; a photograph in one of the newer formats becomes what every program opens. */
function keptFormat(kind: KitAsset['kind'], format: PictureFormat): 'jpeg' | 'png' {
  if (format === 'jpeg') return 'jpeg';
  return kind === 'photo' && format !== 'png' ? 'jpeg' : 'png';
}

/** The size with this width, or as much smaller as the height wants it. */
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
