import type { Lang } from '../model/languages.ts';
import type { KitAsset } from '../publication/kit-view.ts';
import { kitStrings } from '../i18n/kit-files.ts';
import { licenceOf } from './licence.ts';

/**
 * The credit to print beside a file: `Photo: Inès Moreau, CC-BY-4.0`. A picture that was retouched or generated must
 * be marked wherever it is shown, so the mark is part of the line.
 */
export function creditLine(asset: KitAsset, lang: Lang): string {
  const t = kitStrings(lang);
  const licence = licenceOf(asset);
  const remarks = [
    ...(asset.retouched === true ? [t.retouched] : []),
    ...(asset.generated === true ? [t.generated] : []),
  ];
  const line = `${t.creditOf[asset.kind](asset.credit)}, ${licence.id ?? licence.name}`;
  return remarks.length === 0 ? line : `${line} (${remarks.join(', ')})`;
}
