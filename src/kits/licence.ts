import spdx from 'spdx-license-list';
import type { Asset } from '../model/asset.ts';
import { nearest } from '../model/nearest.ts';

/** A licence. `id` is its SPDX id; custom terms have none. */
export interface Licence {
  id?: string;
  name: string;
  address?: string;
}

const ids = Object.keys(spdx);
/** Licences by their name in the form that {@link normalize} gives. */
const byPlainName = new Map(ids.map((id) => [normalize(id), id]));

/** An asset's licence: from SPDX with its name and address, else the custom terms. */
export function licenceOf({ licence, terms }: Pick<Asset, 'licence' | 'terms'>): Licence {
  const known = Object.hasOwn(spdx, licence) ? spdx[licence] : undefined;
  if (known === undefined) return { name: licence, ...(terms !== undefined && { address: terms }) };
  return { id: licence, name: known.name, address: terms ?? deedAddress(licence) ?? known.url };
}

export function isSpdxId(text: string): boolean {
  return Object.hasOwn(spdx, text);
}

/** What people leave out of a licence's name, the most likely first. */
const endings = ['', '.0only', '.0', '4.0', '1.0'];

/** The SPDX id that somebody meant: `CC BY 4.0`, `cc-by` and `Creative Commons Attribution 4.0` are CC-BY-4.0. */
export function suggestLicence(text: string): string | undefined {
  const wanted = normalize(text);
  const same = endings.map((ending) => byPlainName.get(wanted + ending)).find((id) => id !== undefined);
  if (same !== undefined) return same;
  const named = ids.find((id) => {
    const name = normalize(spdx[id]?.name ?? '');
    return name === wanted || (wanted.length > 12 && name.startsWith(wanted));
  });
  return named ?? (wanted.length > 3 ? nearest(text, ids) : undefined);
}

/** Makes `CC BY 4.0`, `cc-by-4.0` and `CC_BY v4.0` equal. */
function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '')
    .replace(/v(?=\d)/g, '');
}

/** The readable summary of a Creative Commons licence; SPDX links to the legal text. */
function deedAddress(id: string): string | undefined {
  const parts = /^CC-(BY(?:-NC)?(?:-(?:SA|ND))?)-(\d\.\d)$/.exec(id);
  if (parts !== null)
    return `https://creativecommons.org/licenses/${(parts[1] ?? '').toLowerCase()}/${parts[2] ?? ''}/`;
  return id === 'CC0-1.0' ? 'https://creativecommons.org/publicdomain/zero/1.0/' : undefined;
}
