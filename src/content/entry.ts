import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Body } from '../markdown/body.ts';
import { compileBody } from '../markdown/compile.ts';
import { withoutBlanks } from '../model/blanks.ts';
import { entrySchemas } from '../model/collections.ts';
import type { EntryCollection, FrontMatter } from '../model/collections.ts';
import type { FileFacts, Mention } from '../model/content.ts';
import { entryFile } from '../model/entry.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import type { Problem } from '../model/problem.ts';
import { referencesIn } from '../model/references.ts';
import { bodyKey } from './body-store.ts';
import type { BodyStore } from './body-store.ts';
import { labelLikeIn } from './label-like.ts';
import { schemaProblems } from './schema-problems.ts';
import { readEntrySource } from './source.ts';
import type { Source } from './source.ts';

/** An entry file after reading. `facts.entry` is absent if its fields or its text have faults. */
export interface ReadEntry {
  facts: FileFacts;
  problems: Problem[];
}

/** What reading an entry needs besides its bytes. */
export interface EntryContext {
  bodies: BodyStore;
  /** The digest of the code that compiles bodies. */
  version: string;
  /** The properties of a media file; undefined if it is missing or refused. */
  media: (address: string) => Promise<MediaFile | undefined>;
}

/** Reads an entry from exactly the bytes of its digest. */
export async function readEntry(
  name: { collection: EntryCollection; lang: Lang; slug: string },
  bytes: Buffer,
  context: EntryContext,
): Promise<ReadEntry> {
  const { collection, lang } = name;
  const file = entryFile(name);
  const problems: Problem[] = [];
  const source = readEntrySource(file, bytes.toString('utf8'));
  const schema = entrySchemas[collection] as unknown as z.ZodType<AnyEntry['front']>;
  const fields: object = entrySchemas[collection].shape;
  const front = validate(file, schema, source, problems);
  const key = bodyKey(context.version, lang, source.bodyLine, source.body);
  let stored = await context.bodies.read(key);
  // References of a refused text are checked too, so that its editor sees all problems at once.
  let found: Pick<Body, 'links' | 'media' | 'anchors' | 'labelCandidates'> | undefined = stored?.body;
  if (stored === undefined) {
    const compiled = await compileBody(source.body, { file, firstLine: source.bodyLine, lang });
    problems.push(...compiled.problems);
    found = compiled.found;
    if (compiled.body !== undefined) stored = await context.bodies.write(key, compiled.body);
  }
  const mentions = front === undefined ? [] : mentionsOf(schema, front, source);
  mentions.push(
    ...(found?.media ?? []).map(({ to, line, column }) => ({ to: 'media' as const, id: to, line, column })),
  );
  const facts: FileFacts = {
    file,
    mentions,
    links: found?.links ?? [],
    anchors: found?.anchors ?? [],
    aliases: (front?.aliases ?? []).map((to, index) => ({ to, ...source.locate(['aliases', index]) })),
    ...(front !== undefined && 'id' in front && front.id !== undefined && { id: source.locate(['id']) }),
    ...('assets' in fields && { locate: source.locate }),
    ...(front !== undefined &&
      'part' in front &&
      front.part !== undefined && { part: { number: front.part, ...source.locate(['part']) } }),
    // Only where a field can say what a partner gave are words that say it in its place a fault.
    ...(front !== undefined &&
      'partnership' in fields &&
      found !== undefined && { labelLike: labelLikeIn(front, found.labelCandidates, source, lang) }),
    ...(front?.takenDown !== undefined && {
      takenDown: {
        ...source.locate(['takenDown']),
        ...(front.takenDown.replacement !== undefined && {
          replacement: source.locate(['takenDown', 'replacement']),
        }),
      },
    }),
    corrections: (front?.corrections ?? []).map(({ date }, index) => ({
      date,
      ...source.locate(['corrections', index, 'date']),
    })),
  };
  const media: Record<string, MediaFile> = {};
  for (const { to, id } of mentions) {
    const known = to === 'media' || to === 'pictures' ? await context.media(id) : undefined;
    if (known !== undefined) media[id] = known;
  }
  if (front === undefined || stored === undefined) return { facts, problems };
  const { body, digest } = stored;
  facts.entry = {
    ...name,
    front,
    digest: sha256(bytes),
    ...(bytes.includes('\r\n') && { unixDigest: sha256(bytes.toString('latin1').replaceAll('\r\n', '\n')) }),
    bodyKey: key,
    bodyDigest: digest,
    words: body.words,
    links: [...new Set(body.links.map(({ to }) => to.replace(/#.*/s, '')).filter((to) => to !== ''))],
    media,
    downloads: [...new Set(downloadsIn(body.chunks))],
    ...('assets' in front && { assetsOnly: assetsOnly(front, body) }),
  } as AnyEntry;
  return { facts, problems };
}

/** A file's fields, checked by their schema; undefined if they have faults, which are added to `problems`. */
export function validate<T>(
  file: string,
  schema: z.ZodType<T>,
  source: Source,
  problems: Problem[],
): T | undefined {
  problems.push(...source.problems);
  if (source.problems.length > 0) return undefined;
  const result = schema.safeParse(withoutBlanks(source.data) ?? {});
  if (result.success) return result.data;
  problems.push(...schemaProblems(file, schema, source, result.error));
  return undefined;
}

export function mentionsOf(schema: z.ZodType, data: unknown, source: Source): Mention[] {
  return referencesIn(schema, data).map(({ to, id, path }) => ({ to, id, ...source.locate(path) }));
}

function sha256(content: Buffer | string): string {
  const hash = createHash('sha256');
  return (typeof content === 'string' ? hash.update(content, 'latin1') : hash.update(content)).digest('hex');
}

function assetsOnly({ assets, image }: FrontMatter['kits'], { media }: Body): string[] {
  const shown = new Set([image?.src, ...media.map(({ to }) => to)]);
  return [...new Set(assets.map(({ file }) => file))].filter((file) => !shown.has(file));
}

function downloadsIn(chunks: Body['chunks']): string[] {
  return chunks.flatMap((chunk) => {
    if (chunk.type === 'component' && chunk.name === 'Download') return [chunk.props['file'] ?? ''];
    if (chunk.type === 'link' && chunk.href.startsWith('/media/')) return [chunk.href];
    return 'children' in chunk ? downloadsIn(chunk.children) : [];
  });
}
