import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Ledger } from '../approvals/ledger.ts';
import { verdict } from '../approvals/verdict.ts';
import { checkContent } from './checks/check.ts';
import type { CheckContext } from './checks/context.ts';
import { checkGate } from './checks/gate.ts';
import { checkLineEnds } from './checks/line-ends.ts';
import { checkSite } from './checks/site.ts';
import { MediaLibrary } from './media/library.ts';
import { isPicture } from '../model/media-types.ts';
import { entryCollections, recordCollections, recordSchemas } from '../model/collections.ts';
import type { RecordCollection } from '../model/collections.ts';
import type { Content, FileFacts } from '../model/content.ts';
import { parseEntryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import { FileNames } from '../model/free-name.ts';
import { isLang } from '../model/languages.ts';
import { withUnixEnds } from '../model/line-ends.ts';
import { noPolicy, policy as policySchema } from '../model/policy.ts';
import type { Problem } from '../model/problem.ts';
import { sortProblems } from '../model/problem.ts';
import type { Release } from '../model/release.ts';
import { site as siteSchema } from '../model/site.ts';
import type { Site } from '../model/site.ts';
import { tombstonesOf } from '../publication/tombstones.ts';
import { BodyStore, compilerVersion } from './body-store.ts';
import { mentionsOf, readEntry, validate } from './entry.ts';
import type { EntryContext } from './entry.ts';
import { checkFileName, checkTopName } from './file-names.ts';
import { ContentFolder } from './folder.ts';
import { holdBack } from './gate.ts';
import type { Waiting } from './gate.ts';
import { readLedger } from './ledger.ts';
import { noteRecorded } from './line-ends.ts';
import { readPastKits } from './past-kits.ts';
import { readRelease } from './releases.ts';
import { readYamlSource } from './source.ts';
import type { Source } from './source.ts';

export interface Snapshot {
  /** Undefined if site.yaml cannot be read: without it nothing has an address. */
  content: Content | undefined;
  /** Problems that stop the build, sorted by file and line. */
  errors: Problem[];
  /** Problems that do not stop the build. */
  warnings: Problem[];
  /** Entries that the gate holds back now, sorted by path. */
  waiting: Waiting[];
  /** The entries of the current files; `content` may contain earlier versions of some. */
  current: AnyEntry[];
  ledger: Ledger;
  /** The data that the checks used, so that a few changed files can be checked without reading all others again. */
  basis: Basis;
}

interface Basis {
  facts: readonly FileFacts[];
  context: EntryContext;
  library: MediaLibrary;
  hasPolicy: boolean;
}

/**
 * Reads and checks the whole content folder. Never throws because of the content: every fault becomes a problem.
 * @param now decides which links lead to unpublished entries and which approvals have ended
 */
export async function readContent(options: {
  contentDir: string;
  cacheDir: string;
  now: Date;
}): Promise<Snapshot> {
  const { library, problems } = await MediaLibrary.open(options.contentDir);
  const reader = new Reader(options.contentDir, new BodyStore(options.cacheDir), compilerVersion());
  reader.problems.push(...problems);
  const site = await reader.yaml('site.yaml', siteSchema, true);
  const policy = await reader.yaml('policy.yaml', policySchema, false);
  const ledger = await readLedger(options.contentDir);
  const records: Pick<Content, RecordCollection> = { people: {}, topics: {}, series: {}, partners: {} };
  for (const collection of recordCollections) {
    for (const { file, id } of await reader.recordFiles(collection)) {
      const record = await reader.yaml(file, recordSchemas[collection] as unknown as z.ZodType<never>, false);
      // A record with faults still exists: references to it are not errors.
      records[collection][id] = record ?? ({} as never);
    }
  }
  const context = reader.entryContext((address) => library.file(address));
  const entries = await reader.entries(context, library);
  const releases = await reader.releases();
  const unread = await reader.unread();
  const basis = { facts: reader.facts, context, library, hasPolicy: policy !== undefined };
  const image = site?.image && (await library.file(site.image.src));
  reader.problems.push(...(await library.problems()));
  if (site === undefined) {
    const errors = sortProblems(reader.problems);
    return { content: undefined, errors, warnings: unread, waiting: [], current: entries, ledger, basis };
  }
  const content: Content = {
    site,
    policy: policy ?? noPolicy,
    ...records,
    entries,
    releases,
    pastKits: [],
    tombstones: [],
    media: site.image && image ? { [site.image.src]: image } : {},
  };
  await noteRecorded(content, ledger, options.contentDir);
  const policySource = reader.sources.get('policy.yaml');
  // With a faulty policy the requirements are unknown: nothing is judged, so nothing is approved.
  if (policy !== undefined || policySource === undefined) {
    for (const entry of entries) entry.verdict = verdict(entry, ledger, content.policy, options.now);
  }
  const checks: CheckContext = {
    now: options.now,
    media: (address) => library.has(address),
    isPicture,
    mediaAddresses: library.addresses(),
    hasPolicy: basis.hasPolicy,
  };
  const held = await holdBack(content, ledger, { ...options, facts: reader.facts, checks, context });
  held.content.tombstones = tombstonesOf(held.content, ledger, options.now);
  held.content.pastKits = await readPastKits(releases, held.content.entries, {
    ...options,
    ledger,
    policy: content.policy,
    context,
    site,
  });
  const found = checkContent(held.content, reader.facts, checks);
  const gate = checkGate(
    content,
    ledger,
    { digest: policySource?.digest, locate: policySource?.locate ?? (() => ({ line: 1, column: 1 })) },
    options.now,
  );
  const ends = checkLineEnds(content, ledger, reader.bent);
  const unmet = checkSite(site, reader.sources.get('site.yaml')?.locate ?? (() => ({ line: 1, column: 1 })));
  return {
    content: held.content,
    errors: sortProblems([
      ...reader.problems,
      ...found.errors,
      ...gate.errors,
      ...ends.errors,
      ...unmet.errors,
      ...held.refused,
    ]),
    warnings: sortProblems([
      ...unread,
      ...unmet.warnings,
      ...found.warnings,
      ...gate.warnings,
      ...ends.warnings,
    ]),
    waiting: held.waiting,
    current: entries,
    ledger,
    basis,
  };
}

class Reader {
  readonly problems: Problem[];
  readonly facts: FileFacts[] = [];
  /** The YAML files that exist, with or without faults. */
  readonly sources = new Map<string, Pick<Source, 'locate'> & { digest: string }>();
  /** Texts with Windows line ends. */
  readonly bent: readonly string[];
  readonly #folder: ContentFolder;
  readonly #bodies: BodyStore;
  readonly #version: string;

  constructor(contentDir: string, bodies: BodyStore, version: string) {
    this.#folder = new ContentFolder(contentDir);
    this.problems = this.#folder.problems;
    this.bent = this.#folder.bent;
    this.#bodies = bodies;
    this.#version = version;
  }

  /** A YAML file, checked by its schema; undefined if it is missing or has faults, which are then reported. */
  async yaml<T>(file: string, schema: z.ZodType<T>, required: boolean): Promise<T | undefined> {
    const bytes = await this.#folder.bytes(file, required);
    if (bytes === undefined) return undefined;
    const source = readYamlSource(file, bytes.toString('utf8'));
    // The bytes as they are recorded. Changed line ends are reported separately.
    const digest = createHash('sha256').update(withUnixEnds(bytes)).digest('hex');
    this.sources.set(file, { locate: source.locate, digest });
    const data = validate(file, schema, source, this.problems);
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

  entryContext(media: EntryContext['media']): EntryContext {
    return { bodies: this.#bodies, version: this.#version, media };
  }

  async recordFiles(collection: RecordCollection): Promise<{ file: string; id: string }[]> {
    const names = await this.#folder.list(collection);
    const taken = new FileNames(names.map((name) => `${collection}/${name}`));
    return names.flatMap((name) => {
      const file = `${collection}/${name}`;
      const problem = checkFileName(file, taken.takenBeside(file));
      if (problem !== undefined) this.problems.push(problem);
      return name.endsWith('.yaml') && !name.includes('/')
        ? [{ file, id: name.slice(0, -'.yaml'.length) }]
        : [];
    });
  }

  async releases(): Promise<Release[]> {
    const releases: Release[] = [];
    for (const name of await this.#folder.list('releases')) {
      const file = `releases/${name}`;
      const bytes = await this.#folder.bytes(file, true);
      if (bytes === undefined) continue;
      const read = readRelease(file, bytes);
      if ('format' in read) releases.push(read);
      else this.problems.push(read);
    }
    return releases;
  }

  async unread(): Promise<Problem[]> {
    const names = await this.#folder.names();
    return names.map((name) => checkTopName(name, names)).filter((problem) => problem !== undefined);
  }

  async entries(context: EntryContext, library: MediaLibrary): Promise<AnyEntry[]> {
    const files: string[] = [];
    for (const collection of entryCollections) {
      for (const name of await this.#folder.list(collection)) files.push(`${collection}/${name}`);
    }
    const media = library.addresses().map((address) => address.slice(1));
    const taken = new FileNames([...files, ...media]);
    for (const file of files) {
      const problem = checkFileName(file, taken.takenBeside(file));
      if (problem !== undefined) this.problems.push(problem);
    }
    const entries: AnyEntry[] = [];
    // Reading takes most of the time; a few files at once keep a slow disk busy without holding all in memory.
    const queue = files.values();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const file of queue) {
          const entry = await this.#entry(file, context);
          if (entry !== undefined) entries.push(entry);
        }
      }),
    );
    // Which of two files with the same address gets the problem must not depend on the reading order.
    this.facts.sort((a, b) => (a.file < b.file ? -1 : 1));
    return entries.toSorted((a, b) =>
      `${a.collection}/${a.slug}/${a.lang}` < `${b.collection}/${b.slug}/${b.lang}` ? -1 : 1,
    );
  }

  async #entry(file: string, context: EntryContext): Promise<AnyEntry | undefined> {
    const named = parseEntryFile(file);
    if (named === undefined || !isLang(named.lang)) return undefined;
    const bytes = await this.#folder.bytes(file, true);
    if (bytes === undefined) return undefined;
    const { facts, problems } = await readEntry(named, bytes, context);
    this.problems.push(...problems);
    this.facts.push(facts);
    return facts.entry;
  }
}

/** Links in site.yaml; other YAML files have none. */
function navigationLinks(data: unknown, source: Source): FileFacts['links'] {
  const { navigation = [] } = data as Partial<Site>;
  return navigation.map(({ to }, index) => ({ to, ...source.locate(['navigation', index, 'to']) }));
}
