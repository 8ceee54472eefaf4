import { freeMediaName } from '../../model/media-names.ts';
import { recordSchemas } from '../../model/collections.ts';
import { nearest } from '../../model/nearest.ts';
import type { Content, FileFacts, Mention } from '../../model/content.ts';
import { parseEntryFile } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';
import type { RecordCollection } from '../../model/collections.ts';
import type { ZodType } from 'zod';
import type { CheckContext } from './context.ts';

/** References to things that do not exist: people, topics, series, partners, desks, entries and media files. */
export function checkMentions(
  content: Content,
  facts: readonly FileFacts[],
  context: CheckContext,
): Problem[] {
  const entries = new Set(
    facts.flatMap(({ file }) => {
      const named = parseEntryFile(file);
      return named === undefined ? [] : [`${named.collection}/${named.slug}`];
    }),
  );
  const ids: Record<Exclude<Mention['to'], 'media' | 'pictures'>, readonly string[]> = {
    people: Object.keys(content.people),
    topics: Object.keys(content.topics),
    series: Object.keys(content.series),
    partners: Object.keys(content.partners),
    desks: Object.keys(content.policy.desks),
    entries: [...entries],
  };
  return facts.flatMap(({ file, mentions }) =>
    mentions.flatMap((mention) => {
      const place = { file, line: mention.line, column: mention.column };
      if (mention.to === 'media') return mediaProblem(mention.id, place, context);
      if (mention.to === 'pictures') return pictureProblem(mention.id, place, context);
      if (mention.to === 'desks' && !context.hasPolicy) return [];
      const known = ids[mention.to];
      return known.includes(mention.id) ? [] : [unknown(mention, known, place)];
    }),
  );
}

type PlaceInFile = Pick<Problem, 'file' | 'line' | 'column'>;

const homes: Record<
  Exclude<Mention['to'], 'media' | 'pictures'>,
  [what: string, home: (id: string) => string]
> = {
  people: ['person', (id) => newRecord('people', id)],
  topics: ['topic', (id) => newRecord('topics', id)],
  series: ['series', (id) => newRecord('series', id)],
  partners: ['partner', (id) => newRecord('partners', id)],
  desks: ['desk', (id) => `the desk to policy.yaml, as ${id}: { name: … } under desks:`],
  entries: ['entry', (id) => `${id.replace('/', '/en/')}.mdx`],
};

/** A new file with its required fields, so that following the message causes no further error. */
function newRecord(collection: RecordCollection, id: string): string {
  const needed = Object.entries(recordSchemas[collection].shape as Record<string, ZodType>)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => `${name}: …`);
  return `${collection}/${id}.yaml with ${needed.join(' and ')}`;
}

function unknown(mention: Mention, known: readonly string[], place: PlaceInFile): Problem {
  if (mention.to === 'media' || mention.to === 'pictures') throw new TypeError('media has its own rule');
  const [what, home] = homes[mention.to];
  const near = nearest(mention.id, known) ?? known.find((id) => id.endsWith(`/${mention.id}`));
  const shape =
    mention.to === 'entries' && !mention.id.includes('/') && near === undefined
      ? 'Write collection and slug, such as faq/what-is-it, or take the reference out.'
      : near !== undefined
        ? `Did you mean "${near}"?`
        : known.length > 0 && known.length <= 12
          ? `Known: ${known.join(', ')}. Or add ${home(mention.id)}.`
          : `Add ${home(mention.id)}, or take the reference out.`;
  return { ...place, code: 'unknown-reference', message: `there is no ${what} "${mention.id}"`, fix: shape };
}

function pictureProblem(address: string, place: PlaceInFile, context: CheckContext): Problem[] {
  const problems = mediaProblem(address, place, context);
  if (problems.length > 0 || context.isPicture(address)) return problems;
  return [
    {
      ...place,
      code: 'media-kind',
      message: `"${address}" is not a picture`,
      fix: 'Choose a PNG, JPEG, WebP, AVIF, GIF or SVG file of the media folder.',
    },
  ];
}

function mediaProblem(address: string, place: PlaceInFile, context: CheckContext): Problem[] {
  if (!address.startsWith('/media/')) {
    const name = freeMediaName(address.split('/').at(-1) ?? '', (file) => context.media(`/${file}`));
    return [
      {
        ...place,
        code: 'media-place',
        message: `"${address}" does not lie in the media folder`,
        fix: `Put the file into the folder media/ as ${name}, and write /media/${name}`,
      },
    ];
  }
  if (context.media(address)) return [];
  const near = nearest(address, context.mediaAddresses);
  return [
    {
      ...place,
      code: 'missing-file',
      message: `there is no file content${address}`,
      fix: near === undefined ? 'Upload the file, or take the reference out.' : `Did you mean "${near}"?`,
    },
  ];
}
