import { formatDay, stringsFor } from '../../i18n/strings.ts';
import { permissionUses } from '../../model/permissions.ts';
import { absolute } from '../../publication/addresses.ts';
import { permissionsAddress } from '../addresses.ts';
import { pathInPack } from '../pack-path.ts';
import type { PreparedAsset } from '../prepared-kit.ts';
import type { KitSource } from '../source.ts';
import { kitStrings } from '../../i18n/kit-files.ts';
import { heading, quoted, textOf } from './lines.ts';

/** LICENCE.txt: which licence applies to which files, and the publisher's additional permissions. */
export function licencesText(source: KitSource, assets: readonly PreparedAsset[], hasTexts: boolean): string {
  const { lang, kit, title } = source;
  const t = kitStrings(lang);
  const groups = Map.groupBy(assets, ({ licence, asset }) => JSON.stringify([licence, asset.uses]));
  return textOf([
    heading(t.labelled(t.licences, t.headline(quoted(title), kit.version)), '='),
    ...[...groups.values()].flatMap((group) => groupOf(group, source)),
    ...(hasTexts ? [heading(t.licenceTexts), t.licenceTextsHint] : []),
    ...permissionsOf(source),
  ]);
}

function groupOf(group: readonly PreparedAsset[], { lang }: KitSource): string[] {
  const t = kitStrings(lang);
  const [first] = group;
  if (first === undefined) return [];
  const { id, name, address } = first.licence;
  const { uses } = first.asset;
  return [
    heading(id === undefined ? quoted(name) : `${name} (${id})`),
    ...(address === undefined ? [] : [address]),
    ...(uses === undefined ? [] : [t.labelled(t.uses, quoted(uses))]),
    group.flatMap(({ asset, files }) => files.map((file) => pathInPack(asset, file))).join('\n'),
  ];
}

function permissionsOf(source: KitSource): string[] {
  const { lang, kit, site } = source;
  const t = kitStrings(lang);
  const words = stringsFor(lang).kit;
  const { permissions } = kit;
  if (permissions === undefined) return [];
  const answers = permissionUses.flatMap((use) => {
    const state = permissions[use];
    return state === undefined ? [] : [t.labelled(words.permissionUses[use], words.permissionStates[state])];
  });
  return [
    heading(t.permissions),
    answers.join('\n'),
    ...(permissions.note === undefined ? [] : [quoted(permissions.note)]),
    t.permissionsFrom(formatDay(permissions.date, lang), absolute(permissionsAddress(source), site)),
  ];
}
