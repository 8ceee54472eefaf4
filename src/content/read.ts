import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Body } from '../body/body.ts';
import { compileBody } from '../body/compile.ts';
import { checkContent } from '../check/check.ts';
import { MediaLibrary } from '../media/library.ts';
import { mediaTypeOf } from '../media/rules.ts';
import { withoutBlanks } from '../model/blanks.ts';
import { entryCollections, entrySchemas, recordCollections, recordSchemas } from '../model/collections.ts';
import type { EntryCollection, RecordCollection } from '../model/collections.ts';
import type { Content, FileFacts, Mention } from '../model/content.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import { isLang } from '../model/languages.ts';
import { policy as policySchema } from '../model/policy.ts';
import type { Problem } from '../model/problem.ts';
import { sortProblems } from '../model/problem.ts';
import { referencesIn } from '../model/references.ts';
import { site as siteSchema } from '../model/site.ts';
import type { Site } from '../model/site.ts';
import { BodyStore, bodyKey, compilerVersion } from './body-store.ts';
import { checkFileName, checkTopName } from './file-names.ts';
import { ContentFolder } from './folder.ts';
import { schemaProblems } from './schema-problems.ts';
import { readEntrySource, readYamlSource } from './source.ts';
import type { Source } from './source.ts';

export interface Snapshot {
  /** Undefined where site.yaml cannot be read: without it nothing has an address. */
  content: Content | undefined;
  /** What keeps the site from being built, in the order of files and lines. */
  errors: Problem[];
  /** What its editor should know. */
  warnings: Problem[];
}

/**
 * Reads and checks the whole content folder. Never throws for what stands in the content: all of it becomes problems.
 * @param now links to what is not on the site at this moment are warnings
 */
export async function readContent(options: {
  contentDir: string;
  cacheDir: string;
  now: Date;
}): Promise<Snapshot> {
  const reader = new Reader(options.contentDir, new BodyStore(options.cacheDir), await compilerVersion());
  const { library, problems } = await MediaLibrary.open(options.contentDir);
  reader.problems.push(...problems);
  const site = await reader.yaml('site.yaml', siteSchema, true);
  const policy = await reader.yaml('policy.yaml', policySchema, false);
  const records = { people: {}, topics: {}, partners: {} } as Pick<Content, RecordCollection>;
  for (const collection of recordCollections) {
    for (const { file, id } of await reader.recordFiles(collection)) {
      const record = await reader.yaml(file, recordSchemas[collection] as unknown as z.ZodType<never>, false);
      // A record with faults still exists: what refers to it is not at fault.
      records[collection][id] = record ?? ({} as never);
    }
  }
  const entries = await reader.entries(library);
  const unread = await reader.unread();
  const image = site?.image && (await library.file(site.image.src));
  reader.problems.push(...(await library.problems()));
  if (site === undefined) {
    return { content: undefined, errors: sortProblems(reader.problems), warnings: unread };
  }
  const content: Content = {
    site,
    policy: policy ?? { desks: {} },
    ...records,
    entries,
    media: site.image && image ? { [site.image.src]: image } : {},
  };
  const found = checkContent(content, reader.facts, {
    now: options.now,
    media: (address) => library.has(address),
    isPicture: (address) => mediaTypeOf(address)?.kind === 'picture',
    mediaAddresses: library.addresses(),
    hasPolicy: policy !== undefined,
  });
  return {
    content,
    errors: sortProblems([...reader.problems, ...found.errors]),
    warnings: sortProblems([...unread, ...found.warnings]),
  };
}

class Reader {
  readonly problems: Problem[];
  readonly facts: FileFacts[] = [];
  readonly #folder: ContentFolder;
  readonly #bodies: BodyStore;
  readonly #version: string;

  constructor(contentDir: string, bodies: BodyStore, version: string) {
    this.#folder = new ContentFolder(contentDir);
    this.problems = this.#folder.problems;
    this.#bodies = bodies;
    this.#version = version;
  }

  /** A YAML file by its schema; undefined where it is missing or has faults, which are then reported. */
  async yaml<T>(file: string, schema: z.ZodType<T>, required: boolean): Promise<T | undefined> {
    const bytes = await this.#folder.bytes(file, required);
    if (bytes === undefined) return undefined;
    const source = readYamlSource(file, bytes.toString('utf8'));
    const data = this.#validate(file, schema, source);
    if (data !== undefined) {
      this.facts.push({
        file,
        mentions: mentionsOf(schema, data, source),
        links: navigationLinks(data, source),
        anchors: [],
        aliases: [],
      });
    }
    return data;
  }

  async recordFiles(collection: RecordCollection): Promise<{ file: string; id: string }[]> {
    const names = await this.#folder.list(collection);
    return names.flatMap((name) => {
      const file = `${collection}/${name}`;
      const problem = checkFileName(file, 'yaml');
      if (problem !== undefined) this.problems.push(problem);
      return name.endsWith('.yaml') && !name.includes('/')
        ? [{ file, id: name.slice(0, -'.yaml'.length) }]
        : [];
    });
  }

  async unread(): Promise<Problem[]> {
    const names = await this.#folder.names();
    return names.map(checkTopName).filter((problem) => problem !== undefined);
  }

  async entries(library: MediaLibrary): Promise<AnyEntry[]> {
    const files: { collection: EntryCollection; file: string }[] = [];
    for (const collection of entryCollections) {
      for (const name of await this.#folder.list(collection))
        files.push({ collection, file: `${collection}/${name}` });
    }
    const entries: AnyEntry[] = [];
    // Reading is what takes time here; a few files at once keep a slow disk busy without holding all in memory.
    const queue = files.values();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const { collection, file } of queue) {
          const entry = await this.#entry(collection, file, library);
          if (entry !== undefined) entries.push(entry);
        }
      }),
    );
    // Which of two files is told that an address is taken must not depend on which was read first.
    this.facts.sort((a, b) => (a.file < b.file ? -1 : 1));
    return entries.toSorted((a, b) =>
      `${a.collection}/${a.slug}/${a.lang}` < `${b.collection}/${b.slug}/${b.lang}` ? -1 : 1,
    );
  }

  async #entry(
    collection: EntryCollection,
    file: string,
    library: MediaLibrary,
  ): Promise<AnyEntry | undefined> {
    const problem = checkFileName(file, 'mdx');
    if (problem !== undefined) this.problems.push(problem);
    const [, lang = '', name = '', deeper] = file.split('/');
    if (!name.endsWith('.mdx') || !isLang(lang) || deeper !== undefined) return undefined;
    const slug = name.slice(0, -'.mdx'.length);
    const bytes = await this.#folder.bytes(file, true);
    if (bytes === undefined) return undefined;
    const source = readEntrySource(file, bytes.toString('utf8'));
    const front = this.#validate(file, entrySchemas[collection] as z.ZodType<AnyEntry['front']>, source);
    const key = bodyKey(this.#version, lang, source.bodyLine, source.body);
    let body = await this.#bodies.read(key);
    // What a refused text refers to is checked all the same, so that its editor hears of everything at once.
    let found: Pick<Body, 'links' | 'media' | 'anchors'> | undefined = body;
    if (body === undefined) {
      const compiled = await compileBody(source.body, { file, firstLine: source.bodyLine, lang });
      this.problems.push(...compiled.problems);
      ({ body, found } = compiled);
      if (body !== undefined) await this.#bodies.write(key, body);
    }
    const mentions = front === undefined ? [] : mentionsOf(entrySchemas[collection], front, source);
    mentions.push(
      ...(found?.media ?? []).map(({ to, line, column }) => ({ to: 'media' as const, id: to, line, column })),
    );
    const facts: FileFacts = {
      file,
      mentions,
      links: found?.links ?? [],
      anchors: found?.anchors ?? [],
      aliases: (front?.aliases ?? []).map((to, index) => ({ to, ...source.locate(['aliases', index]) })),
    };
    this.facts.push(facts);
    const media: Record<string, MediaFile> = {};
    for (const { to, id } of mentions) {
      const known = to === 'media' || to === 'pictures' ? await library.file(id) : undefined;
      if (known !== undefined) media[id] = known;
    }
    if (front === undefined || body === undefined) return undefined;
    facts.entry = {
      collection,
      lang,
      slug,
      front,
      digest: createHash('sha256').update(bytes).digest('hex'),
      bodyKey: key,
      words: body.words,
      links: [...new Set(body.links.map(({ to }) => to.replace(/#.*/s, '')).filter((to) => to !== ''))],
      media,
      downloads: [...new Set(downloadsIn(body.chunks))],
    } as AnyEntry;
    return facts.entry;
  }

  #validate<T>(file: string, schema: z.ZodType<T>, source: Source): T | undefined {
    this.problems.push(...source.problems);
    if (source.problems.length > 0) return undefined;
    const result = schema.safeParse(withoutBlanks(source.data) ?? {});
    if (result.success) return result.data;
    this.problems.push(...schemaProblems(file, schema, source, result.error));
    return undefined;
  }
}

function downloadsIn(chunks: Body['chunks']): string[] {
  return chunks.flatMap((chunk) => {
    if (chunk.type === 'component' && chunk.name === 'Download') return [chunk.props['file'] ?? ''];
    if (chunk.type === 'link' && chunk.href.startsWith('/media/')) return [chunk.href];
    return 'children' in chunk ? downloadsIn(chunk.children) : [];
  });
}

/** Links that site.yaml makes; other YAML files have none. */
function navigationLinks(data: unknown, source: Source): FileFacts['links'] {
  const { navigation = [] } = data as Partial<Site>;
  return navigation.map(({ to }, index) => ({ to, ...source.locate(['navigation', index, 'to']) }));
}

function mentionsOf(schema: z.ZodType, data: unknown, source: Source): Mention[] {
  return referencesIn(schema, data).map(({ to, id, path }) => ({ to, id, ...source.locate(path) }));
}
