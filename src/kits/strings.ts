import { interfaceLang } from '../model/languages.ts';
import type { InterfaceLang, Lang } from '../model/languages.ts';
import { en } from './en.ts';
import type { KitStrings } from './en.ts';
import { fr } from './fr.ts';

const tables: Record<InterfaceLang, KitStrings> = { en, fr };

/** The words of the files that leave the site with a kit; its page has those of the interface. */
export function kitStrings(lang: Lang): KitStrings {
  return tables[interfaceLang(lang)];
}
