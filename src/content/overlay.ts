import type { Ledger } from '../approvals/ledger.ts';
import { verdict } from '../approvals/verdict.ts';
import { checkContent } from './checks/check.ts';
import { describeMedia } from './media/library.ts';
import { checkMediaFile, isPicture } from '../model/media-types.ts';
import {
  isEntryCollection,
  isRecordCollection,
  recordCollections,
  recordSchemas,
} from '../model/collections.ts';
import type { RecordCollection } from '../model/collections.ts';
import type { Content, FileFacts } from '../model/content.ts';
import { entryFile, parseEntryFile } from '../model/entry.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import { FileNames } from '../model/free-name.ts';
import { isLang } from '../model/languages.ts';
import { sortProblems } from '../model/problem.ts';
import type { Problem } from '../model/problem.ts';
import type { z } from 'zod';
import { mentionsOf, readEntry, validate } from './entry.ts';
import { checkFileName } from './file-names.ts';
import { textProblem } from './folder.ts';
import type { Snapshot } from './read.ts';
import { readYamlSource } from './source.ts';

/** The content as it would be with some changed files, read and checked. */
export interface Overlay {
  content: Content;
  /** The changed entries that can be read, with their verdicts. */
  entries: AnyEntry[];
  /** Problems in the changed files, and problems that the change causes elsewhere. */
  errors: Problem[];
  warnings: Problem[];
}

/**
 * Reads a few changed files on top of a content that was read before, checking only those files and the rules between
 * files, so that an editor does not wait long at each save.
 * @param files bytes by path inside the content folder; undefined removes a file
 * @param ledger the decisions for the verdicts on the changed entries
 * @returns undefined if the content itself cannot be read
 */
export async function overlay(
  base: Snapshot,
  files: ReadonlyMap<string, Buffer | undefined>,
  ledger: Ledger,
  now: Date,
): Promise<Overlay | undefined> {
  if (base.content === undefined) return undefined;
  const reading = new Reading(base, files);
  await reading.readAll();
  const content = reading.content(base.content);
  for (const entry of reading.entries) entry.verdict = verdict(entry, ledger, content.policy, now);
  const library = base.basis.library;
  const found = checkContent(content, reading.allFacts(), {
    now,
    media: (address) => reading.hasMedia(address),
    isPicture,
    mediaAddresses: [...library.addresses(), ...reading.media.keys()],
    hasPolicy: base.basis.hasPolicy,
  });
  const known = new Set(base.errors.map(keyOf));
  const isOurs = (problem: Problem) => files.has(problem.file) || !known.has(keyOf(problem));
  return {
    content,
    entries: reading.entries,
    errors: sortProblems([...reading.problems, ...found.errors].filter(isOurs)),
    warnings: sortProblems(found.warnings.filter(({ file }) => files.has(file))),
  };
}

class Reading {
  readonly problems: Problem[] = [];
  readonly entries: AnyEntry[] = [];
  readonly media = new Map<string, MediaFile | undefined>();
  readonly #facts: FileFacts[] = [];
  readonly #records = new Map<string, { collection: RecordCollection; id: string; data: unknown }>();
  readonly #base: Snapshot;
  readonly #files: ReadonlyMap<string, Buffer | undefined>;

  constructor(base: Snapshot, files: ReadonlyMap<string, Buffer | undefined>) {
    this.#base = base;
    this.#files = files;
  }

  async readAll(): Promise<void> {
    // Pictures first, because entries need their properties.
    for (const [file, bytes] of this.#files)
      if (file.startsWith('media/')) await this.#readMedia(file, bytes);
    for (const [file, bytes] of this.#files) {
      const [top = ''] = file.split('/');
      if (bytes === undefined || top === 'media') continue;
      const problem = textProblem(file, bytes);
      if (problem !== undefined) this.problems.push(problem);
      else if (isEntryCollection(top)) await this.#readEntry(file, bytes);
      else if (isRecordCollection(top)) this.#readRecord(top, file, bytes);
    }
  }

  content(base: Content): Content {
    const records = Object.fromEntries(
      recordCollections.map((collection) => {
        const kept = Object.entries(base[collection]).filter(
          ([id]) => !this.#files.has(`${collection}/${id}.yaml`),
        );
        const added = [...this.#records.values()]
          .filter((one) => one.collection === collection)
          .map(({ id, data }) => [id, data]);
        return [collection, Object.fromEntries([...kept, ...added]) as Content[RecordCollection]];
      }),
    ) as Pick<Content, RecordCollection>;
    const entries = [...base.entries.filter((entry) => !this.#files.has(entryFile(entry))), ...this.entries];
    return {
      ...base,
      ...records,
      entries: entries.toSorted((a, b) =>
        `${a.collection}/${a.slug}/${a.lang}` < `${b.collection}/${b.slug}/${b.lang}` ? -1 : 1,
      ),
    };
  }

  allFacts(): FileFacts[] {
    const kept = this.#base.basis.facts.filter(({ file }) => !this.#files.has(file));
    return [...kept, ...this.#facts].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  }

  hasMedia(address: string): boolean {
    if (this.#files.has(address.slice(1))) return this.#files.get(address.slice(1)) !== undefined;
    return this.#base.basis.library.has(address);
  }

  async #readMedia(file: string, bytes: Buffer | undefined): Promise<void> {
    const address = `/${file}`;
    if (bytes === undefined) return;
    const known = this.#base.basis.library.addresses().map((one) => one.slice(1));
    const isTaken = new FileNames(known).takenBeside(file);
    const faults = checkMediaFile(address, bytes.length, isTaken);
    const look =
      faults.length > 0
        ? { file: undefined, problems: faults }
        : await describeMedia(bytes, address, isTaken);
    this.problems.push(...look.problems);
    this.media.set(address, look.file);
  }

  async #readEntry(file: string, bytes: Buffer): Promise<void> {
    const problem = checkFileName(file);
    if (problem !== undefined) this.problems.push(problem);
    const named = parseEntryFile(file);
    if (named === undefined || !isLang(named.lang)) return;
    const context = {
      ...this.#base.basis.context,
      media: (address: string) =>
        this.#files.has(address.slice(1))
          ? Promise.resolve(this.media.get(address))
          : this.#base.basis.library.file(address),
    };
    const read = await readEntry(named, bytes, context);
    this.problems.push(...read.problems);
    this.#facts.push(read.facts);
    if (read.facts.entry !== undefined) this.entries.push(read.facts.entry);
  }

  #readRecord(collection: RecordCollection, file: string, bytes: Buffer): void {
    const problem = checkFileName(file);
    if (problem !== undefined) this.problems.push(problem);
    const id = file.slice(collection.length + 1, -'.yaml'.length);
    const source = readYamlSource(file, bytes.toString('utf8'));
    const schema = recordSchemas[collection] as unknown as z.ZodType;
    const data = validate(file, schema, source, this.problems);
    this.#records.set(file, { collection, id, data: data ?? {} });
    if (data === undefined) return;
    const mentions = mentionsOf(schema, data, source);
    this.#facts.push({ file, mentions, links: [], anchors: [], aliases: [] });
  }
}

function keyOf({ file, line, code, message }: Problem): string {
  return `${file}\0${String(line)}\0${code}\0${message}`;
}
