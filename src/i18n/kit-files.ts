import { interfaceLang } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { KitStrings } from './en/kit-files.ts';

const tables = await tableOf<KitStrings>((lang) => import(`./${lang}/kit-files.ts`));

/** The words of the files that leave the site with a kit; its page has those of the interface. */
export function kitStrings(lang: Lang): KitStrings {
  return tables[interfaceLang(lang)];
}
