import type { PreparedAsset } from './prepared-kit.ts';
import { boilerplateTexts } from './texts/boilerplates.ts';
import type { KitSource } from './source.ts';

/** A text of a kit: where it lies in the ZIP, and what it says. Lines end as on Unix. */
export interface KitText {
  name: string;
  text: string;
}

/** What a ZIP says of the files in it. @param assets those in the ZIP */
export function companionTexts(_source: KitSource, _assets: readonly PreparedAsset[]): KitText[] {
  return [];
}

/** The texts that a kit offers, which are files like its pictures. */
export function offeredTexts(source: KitSource): KitText[] {
  return boilerplateTexts(source).map(({ name, text }) => ({ name: `texts/${name}`, text }));
}
