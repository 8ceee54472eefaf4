import { formatDay } from '../../i18n/strings.ts';
import { absolute } from '../../publication/addresses.ts';
import { pathInPack } from '../pack-path.ts';
import type { PreparedAsset } from '../prepared-kit.ts';
import type { KitSource } from '../source.ts';
import { kitStrings } from '../../i18n/kit-files.ts';
import { heading, quoted, textOf } from './lines.ts';

/** CREDITS.txt: for each file its credit, what it shows, and its terms of use. */
export function creditsText(source: KitSource, assets: readonly PreparedAsset[]): string {
  const { lang, kit, title } = source;
  const t = kitStrings(lang);
  return textOf([
    heading(t.labelled(t.credits, t.headline(quoted(title), kit.version)), '='),
    t.creditsHint,
    ...assets.map((asset) => blockOf(asset, source)),
  ]);
}

function blockOf(
  { asset, creditLine, licence, page, files }: PreparedAsset,
  { lang, site }: KitSource,
): string {
  const t = kitStrings(lang);
  const line = (label: string, value: string | undefined) =>
    value === undefined ? [] : [`  ${t.labelled(label, quoted(value))}`];
  const name = licence.id === undefined ? licence.name : `${licence.name} (${licence.id})`;
  return [
    ...files.map((file) => pathInPack(asset, file)),
    `  ${quoted(creditLine)}`,
    ...line(t.shows, asset.alt),
    ...line(t.caption, asset.caption),
    ...line(t.licence, name),
    ...(licence.address === undefined ? [] : [`  ${licence.address}`]),
    ...line(t.uses, asset.uses),
    ...line(t.ends, asset.expires && formatDay(asset.expires, lang)),
    ...line(t.remark, asset.retouched === true ? t.mustSay.retouched : undefined),
    ...line(t.remark, asset.generated === true ? t.mustSay.generated : undefined),
    ...line(t.page, absolute(page, site)),
  ].join('\n');
}
