import type { PreparedAsset } from './prepared-kit.ts';
import type { KitSource } from './source.ts';
import { boilerplateTexts } from './texts/boilerplates.ts';
import { creditsText } from './texts/credits.ts';
import { disclosureText } from './texts/disclosure.ts';
import { factSheetText } from './texts/facts.ts';
import { licencesText } from './texts/licences.ts';
import { readmeText } from './texts/readme.ts';
import type { KitText } from './texts/kit-text.ts';

/** The texts that a kit offers as files. */
export function offeredTexts(source: KitSource): KitText[] {
  const facts = factSheetText(source);
  return [
    ...boilerplateTexts(source),
    ...(facts === undefined ? [] : [{ name: 'fact-sheet.txt', text: facts }]),
  ].map(({ name, text }) => ({ name: `texts/${name}`, text }));
}

/**
 * The texts that explain a ZIP's files: credits, licences and disclosure.
 * @param assets those in the ZIP
 * @param names all its other files
 */
export function companionTexts(
  source: KitSource,
  assets: readonly PreparedAsset[],
  names: readonly string[],
): KitText[] {
  const hasTexts = names.some((name) => name.startsWith('texts/'));
  const texts = [
    ...(assets.length > 0 ? [{ name: 'CREDITS.txt', text: creditsText(source, assets) }] : []),
    { name: 'LICENCE.txt', text: licencesText(source, assets, hasTexts) },
    { name: 'DISCLOSURE.txt', text: disclosureText(source) },
  ];
  const all = [...names, ...texts.map(({ name }) => name), 'SHA256SUMS', 'kit.json'];
  return [...texts, { name: 'README.txt', text: readmeText(source, all.toSorted()) }];
}
