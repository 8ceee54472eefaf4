import { renditionsOf } from '../../kits/renditions.ts';
import { isSpdxId, suggestLicence } from '../../kits/licence.ts';
import { mediaTypeOf } from '../../model/media-types.ts';
import type { Asset, AssetKind } from '../../model/asset.ts';
import type { Content, FileFacts } from '../../model/content.ts';
import { latestDayAt } from '../../model/dates.ts';
import { isKit } from '../../model/entry.ts';
import type { EntryMap, MediaFile } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';
import { hasEnded } from '../../publication/kit-view.ts';

/** A kit's file and the places of its fields. */
interface KitFacts {
  file: string;
  entry: EntryMap['kits'];
  at: (path: readonly (string | number)[], code: string) => Omit<Problem, 'message' | 'fix'>;
}

/** The rules of press kits: complete rights that agree everywhere, unique file names, and versions. */
export function checkKits(
  content: Content,
  facts: readonly FileFacts[],
  now: Date,
): { errors: Problem[]; warnings: Problem[] } {
  const kits = facts.flatMap(({ file, entry, locate }): KitFacts[] =>
    entry !== undefined && isKit(entry) && locate !== undefined
      ? [{ file, entry, at: (path, code) => ({ file, ...locate(path), code }) }]
      : [],
  );
  return {
    errors: [
      ...kits.flatMap((kit) => [
        ...licences(kit),
        ...kinds(kit),
        ...changelog(kit, now),
        ...embargo(kit, content, now),
        ...fileNames(kit),
      ]),
      ...rights(kits),
      ...withdrawn(kits),
    ],
    warnings: kits.flatMap((kit) => ended(kit, now)),
  };
}

function licences({ entry, at }: KitFacts): Problem[] {
  return entry.front.assets.flatMap(({ licence, terms }, index) => {
    if (isSpdxId(licence) || terms !== undefined) return [];
    const meant = suggestLicence(licence);
    const own = 'for terms of your own, add terms: with their address.';
    return [
      {
        ...at(['assets', index, 'licence'], 'licence'),
        message: `"${licence}" is no licence of the SPDX catalogue, and nothing says where its terms can be read`,
        fix:
          meant === undefined
            ? `Write an SPDX name such as CC-BY-4.0, or ${own}`
            : `Write ${meant}, or ${own}`,
      },
    ];
  });
}

const kindNames: Record<'picture' | 'film' | 'document', string> = {
  picture: 'logo, photo, screenshot or diagram',
  film: 'video',
  document: 'document',
};

/** The kind decides how a file is offered, so it must fit the file. */
function kinds({ entry, at }: KitFacts): Problem[] {
  return entry.front.assets.flatMap(({ file, kind }, index): Problem[] => {
    const type = mediaTypeOf(file);
    if (type === undefined) return [];
    const place = at(['assets', index, 'kind'], 'asset-kind');
    if (kind === 'photo' && type.label === 'SVG') {
      const message = `${file} is a drawing, and no photo`;
      return [{ ...place, message, fix: 'Write kind: diagram, or kind: logo.' }];
    }
    const is = type.kind === 'picture' ? 'picture' : type.mime.startsWith('video/') ? 'film' : 'document';
    if (groupOf(kind) === is) return [];
    const message = `${file} has the kind "${kind}", and is a ${type.label} file`;
    return [{ ...place, message, fix: `Write its kind: ${kindNames[is]}.` }];
  });
}

function groupOf(kind: AssetKind): keyof typeof kindNames {
  return kind === 'document' ? 'document' : kind === 'video' ? 'film' : 'picture';
}

function changelog({ entry, at }: KitFacts, now: Date): Problem[] {
  const { changelog: list, version, publishAt, embargo: until } = entry.front;
  const [newest] = list;
  // A version with a later publication date may be dated on that day.
  const [latest = ''] = [latestDayAt(now), publishAt ?? '', until ?? ''].toSorted().toReversed();
  const first =
    newest === undefined || newest.version === version
      ? []
      : [
          {
            ...at(['changelog', 0, 'version'], 'changelog-version'),
            message: `the changelog begins with version ${newest.version}, and the kit has version ${version}`,
            fix: `Say at its top what changed in version ${version}.`,
          },
        ];
  return [
    ...first,
    ...list.flatMap(({ version: one, date }, index): Problem[] => {
      const earlier = list.slice(0, index);
      const above = earlier.at(-1);
      return [
        ...(earlier.some((other) => other.version === one)
          ? [
              {
                ...at(['changelog', index, 'version'], 'changelog-version'),
                message: `version ${one} stands twice in the changelog`,
                fix: 'Give every version one entry and a number of its own.',
              },
            ]
          : []),
        ...(above !== undefined && date > above.date
          ? [
              {
                ...at(['changelog', index, 'date'], 'changelog-date'),
                message: `version ${one} of ${date} stands below version ${above.version} of ${above.date}`,
                fix: 'Put the newest version first, or correct the dates.',
              },
            ]
          : []),
        ...(date > latest.slice(0, 10)
          ? [
              {
                ...at(['changelog', index, 'date'], 'changelog-date'),
                message: `version ${one} is dated ${date}, which is still to come`,
                fix: `Write the day on which it appears: ${now.toISOString().slice(0, 10)}.`,
              },
            ]
          : []),
      ];
    }),
  ];
}

/** In a public repository, a file under embargo could be read by anybody. */
function embargo({ entry, at }: KitFacts, { site }: Content, now: Date): Problem[] {
  const { embargo: until } = entry.front;
  if (until === undefined || Date.parse(until) <= now.getTime() || site.repository !== 'public') return [];
  return [
    {
      ...at(['embargo'], 'embargo-public'),
      message: `the kit is under embargo until ${until}, and in a public repository everyone can read it`,
      fix: 'Take the kit and its files out until then, or keep the content in a private repository (CONTENT_DIR) and say repository: private in site.yaml.',
    },
  ];
}

/** In the ZIP, one of two files with the same name would replace the other. */
function fileNames({ entry, at }: KitFacts): Problem[] {
  const { slug, front, media } = entry;
  const owners = new Map<string, string>();
  return front.assets.flatMap((asset, index): Problem[] => {
    const { file } = asset;
    const place = at(['assets', index, 'file'], 'asset-name');
    if (front.assets.slice(0, index).some((other) => other.file === file)) {
      const message = `${file} stands twice among the files of the kit`;
      return [{ ...place, message, fix: 'Take one of the two out.' }];
    }
    const found = media[file];
    if (found === undefined) return [];
    const names = renditionsOf({ ...asset, media: found }, slug).map(({ name }) => name);
    const taken = names.find((name) => owners.has(name));
    if (taken === undefined) {
      for (const name of names) owners.set(name, file);
      return [];
    }
    const message = `${file} and ${owners.get(taken) ?? ''} would both be handed out as ${taken}`;
    return [
      {
        ...place,
        message,
        fix: 'Rename one of the two in the media folder, and write its new name wherever a text has the old one.',
      },
    ];
  });
}

/** Data that is written into a file, so it must be the same wherever the file is used. */
const writtenFields = [
  'credit',
  'licence',
  'terms',
  'expires',
  'retouched',
  'generated',
] as const satisfies (keyof Asset)[];

/** A file has one author and one licence in every language and kit. */
function rights(kits: readonly KitFacts[]): Problem[] {
  const known = new Map<string, { asset: Asset; kit: KitFacts; index: number }>();
  return kits.flatMap((kit) =>
    kit.entry.front.assets.flatMap((asset, index): Problem[] => {
      const found: MediaFile | undefined = kit.entry.media[asset.file];
      if (found === undefined) return [];
      const first = known.get(found.digest);
      if (first === undefined) {
        known.set(found.digest, { asset, kit, index });
        return [];
      }
      return writtenFields.flatMap((field): Problem[] => {
        const [here, there] = [asset[field], first.asset[field]];
        if ((here ?? false) === (there ?? false)) return [];
        const { file, line } = first.kit.at(['assets', first.index, field], '');
        return [
          {
            ...kit.at(['assets', index, field], 'asset-rights'),
            message: `${asset.file} has ${said(field, here)} here, and ${said(field, there)} in ${file}, line ${String(line)}`,
            fix: `It is one file: write the same ${field} in both places.`,
          },
        ];
      });
    }),
  );
}

function said(field: string, value: string | boolean | undefined): string {
  return value === undefined ? `no ${field}` : `${field} "${String(value)}"`;
}

/** A file that was withdrawn is withdrawn in every kit and language. */
function withdrawn(kits: readonly KitFacts[]): Problem[] {
  const taken = new Map(
    kits.flatMap(({ file, entry }) =>
      (entry.front.withdrawn ?? []).map((one) => [one.digest, { ...one, file }] as const),
    ),
  );
  return kits.flatMap(({ entry, at }) =>
    entry.front.assets.flatMap(({ file }, index) => {
      const found = taken.get(entry.media[file]?.digest ?? '');
      return found === undefined
        ? []
        : [
            {
              ...at(['assets', index, 'file'], 'asset-withdrawn'),
              message: `${file} was taken back on ${found.date} (${found.file}), and still stands among the files`,
              fix: 'Take it out of the files of the kit.',
            },
          ];
    }),
  );
}

function ended({ entry, at }: KitFacts, now: Date): Problem[] {
  const today = now.toISOString().slice(0, 10);
  return entry.front.assets.flatMap((asset, index) =>
    hasEnded(asset, today)
      ? [
          {
            ...at(['assets', index, 'expires'], 'asset-ended'),
            message: `the right to ${asset.file} ended on ${asset.expires ?? ''}: since then neither the page nor the ZIP has it`,
            fix: 'Take the file out, or write until when the right was prolonged.',
          },
        ]
      : [],
  );
}
