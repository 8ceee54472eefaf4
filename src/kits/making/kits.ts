import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { absolute } from '../../publication/addresses.ts';
import { assetPage, checksumsAddress, kitPage, manifestAddress, zipName } from '../addresses.ts';
import { creditLine } from '../credit-line.ts';
import { licenceOf } from '../licence.ts';
import { checksums, inOrder, packsOf } from '../pack.ts';
import type { Pack, PackItem } from '../pack.ts';
import type { KitDownload, PreparedAsset, PreparedKit } from '../prepared-kit.ts';
import { renditionsOf } from '../renditions.ts';
import { rightsOf } from '../rights.ts';
import type { KitSource } from '../source.ts';
import { manifestOf, writeManifest } from '../write-manifest.ts';
import { keyOf } from './key.ts';
import { measure, Meter } from './meter.ts';
import type { Measured } from './meter.ts';
import { openOutput, writeOutput } from './output.ts';
import type { KitOutput } from './output.ts';
import { PictureProcess } from './picture-process.ts';
import { makeRendition } from './rendition.ts';
import type { Folders, Origin } from './rendition.ts';
import { KitStore } from './store.ts';
import { zipStream } from './zip.ts';
import type { ZipEntry } from './zip.ts';

/** A kit, and where the bytes of each of its files are. */
export interface MadeKit {
  prepared: PreparedKit;
  /** Every file that is published, by address. */
  outputs: KitOutput[];
}

const maxCachedKits = 200;

/** Limits for previews: every word typed makes a new kit with its own ZIPs. */
const maxDrafts = 4;
const maxDraftZipBytes = 50 * 1024 * 1024;

const zipType = 'application/zip';

type Origins = ReadonlyMap<string, Origin>;

/** Makes the files of kits, one kit at a time: a large one needs much memory. */
export class Kits {
  readonly #folders: Folders;
  readonly #store: KitStore;
  readonly #pictures = new PictureProcess();
  readonly #drafts: boolean;
  readonly #known = new Map<string, Promise<MadeKit>>();
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param drafts for previews: only the ZIPs of the latest kits are kept; large ones are only measured, so they
   * cannot be opened
   */
  constructor(folders: Folders, { drafts = false } = {}) {
    this.#folders = folders;
    this.#drafts = drafts;
    this.#store = new KitStore(folders.cacheDir);
  }

  /** The files that a kit offers. Made once for the same source: in this process, and in others through the cache. */
  async prepare(source: KitSource): Promise<PreparedKit> {
    return (await this.made(source)).prepared;
  }

  made(source: KitSource): Promise<MadeKit> {
    const key = keyOf(source);
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#last.then(() => this.#find(key, source));
      this.#last = known.catch(() => undefined);
      // After an error, the next call tries again.
      known.catch(() => this.#known.delete(key));
    }
    // Moves the kit to the end, which is the most recently used: an editor makes a new kit with every word.
    this.#known.delete(key);
    this.#known.set(key, known);
    if (this.#known.size > (this.#drafts ? maxDrafts : maxCachedKits)) this.#forgetOldest();
    return known;
  }

  /**
   * Writes the files of a kit into the output.
   * @param isOffered for an earlier version: whether an address may still be offered; default: all
   */
  async write(
    source: KitSource,
    outDir: string,
    isOffered: (address: string) => boolean = () => true,
  ): Promise<KitOutput[]> {
    const made = await this.made(source);
    const outputs = made.outputs.filter(({ address }) => isOffered(address));
    try {
      for (const output of outputs) await writeOutput(output, join(outDir, output.address), this.#place);
    } catch (error) {
      // A missing file is made again at the next call.
      this.#known.delete(keyOf(source));
      throw error;
    }
    return outputs;
  }

  /** Where the bytes of a file are; undefined where the kit has no file at this address. */
  async find(source: KitSource, address: string): Promise<KitOutput | undefined> {
    return (await this.made(source)).outputs.find((one) => one.address === address);
  }

  /** A file of a kit as a stream; undefined where the kit has none at this address. */
  async open(source: KitSource, address: string): Promise<{ type: string; bytes: Readable } | undefined> {
    const output = await this.find(source, address);
    return output && { type: output.type, bytes: await openOutput(output, this.#place) };
  }

  /** Removes from the cache what no build has used for 30 days. */
  sweep(): Promise<void> {
    return this.#store.sweep();
  }

  #forgetOldest(): void {
    const [oldest] = this.#known;
    if (oldest === undefined) return;
    const [key, known] = oldest;
    this.#known.delete(key);
    if (!this.#drafts) return;
    void known
      .then(async ({ outputs }) => {
        for (const { origin, type } of outputs)
          if ('made' in origin && type === zipType) await this.#store.drop(origin.made);
      })
      .catch(() => undefined);
  }

  get #place() {
    return { store: this.#store, folders: this.#folders };
  }

  async #find(key: string, source: KitSource): Promise<MadeKit> {
    // A draft's ZIPs are deleted when it is dropped, so a build must not rely on them.
    if (this.#drafts) return this.#make(`${key}-draft`, source);
    const name = `${key}.kit.json`;
    const kept = (await this.#store.readJson(name)) as MadeKit | undefined;
    if (kept !== undefined && (await this.#isWhole(kept))) return kept;
    const made = await this.#make(key, source);
    await this.#store.write(name, Buffer.from(JSON.stringify(made)));
    return made;
  }

  async #isWhole({ outputs }: MadeKit): Promise<boolean> {
    for (const { origin, bytes } of outputs)
      if ('made' in origin && !(await this.#store.has(origin.made, bytes))) return false;
    return true;
  }

  async #make(key: string, source: KitSource): Promise<MadeKit> {
    const origins = new Map<string, Origin>();
    const assets: PreparedAsset[] = [];
    for (const asset of source.kit.assets) assets.push(await this.#asset(asset, source, origins));
    const outputs: KitOutput[] = assets.flatMap(({ files }) =>
      files.map(({ address, bytes, sha256, type }) => ({
        address,
        bytes,
        sha256,
        type,
        origin: origins.get(address) ?? { text: '' },
      })),
    );
    const downloads: KitDownload[] = [];
    for (const pack of packsOf(source, assets)) {
      const made = `${key}-${pack.set}.zip`;
      const entries = this.#entries(pack, origins);
      const zip = zipStream(entries, pack.day);
      const size = entries.reduce((sum, { bytes }) => sum + bytes, 0);
      const isKept = !this.#drafts || size <= maxDraftZipBytes;
      const measured = await (isKept ? this.#store.writeStream(made, zip) : new Meter().drain(zip));
      const name = zipName(source, pack.set);
      const address = `${kitPage(source)}${name}`;
      downloads.push({
        set: pack.set,
        name,
        address,
        ...measured,
        files: entries.map((entry) => entry.name),
      });
      if (isKept) outputs.push({ address, ...measured, type: zipType, origin: { made } });
    }
    const offer = (address: string, type: string, text: string) => {
      outputs.push({ address, ...measure(Buffer.from(text)), type, origin: { text } });
      return address;
    };
    const json = writeManifest(manifestOf(source, assets, downloads));
    const prepared: PreparedKit = {
      assets,
      downloads,
      manifest: offer(manifestAddress(source), 'application/json', json),
      ...(downloads.length > 0 && {
        checksums: offer(checksumsAddress(source), 'text/plain; charset=utf-8', checksums(downloads)),
      }),
    };
    return { prepared, outputs };
  }

  async #asset(
    asset: KitSource['kit']['assets'][number],
    { slug, lang, words, site, noTraining }: KitSource,
    origins: Map<string, Origin>,
  ): Promise<PreparedAsset> {
    const page = assetPage(asset.media);
    const rights = rightsOf(asset, absolute(page, site), words[asset.file] ?? {}, site.languages, noTraining);
    const place = { folder: page, pictures: this.#pictures, ...this.#place };
    const prepared: PreparedAsset = {
      asset,
      page,
      creditLine: creditLine(asset, lang),
      licence: licenceOf(asset),
      files: [],
    };
    for (const rendition of renditionsOf(asset, slug)) {
      const { file, origin } = await makeRendition(asset, rendition, rights, place);
      origins.set(file.address, origin);
      prepared.files.push(file);
    }
    return prepared;
  }

  /** The ZIP's files and their checksums, which can only be computed last. */
  #entries({ folder, items }: Pack, origins: Origins): ZipEntry[] {
    const measured = items.map((item) => ({ name: item.name, ...sizeOf(item) }));
    const sums: PackItem = { name: 'SHA256SUMS', text: checksums(measured) };
    return inOrder([...items, sums]).map((item) => ({
      name: `${folder}/${item.name}`,
      bytes: sizeOf(item).bytes,
      open: () => this.#open(item, origins),
    }));
  }

  #open(item: PackItem, origins: Origins): Promise<Readable> {
    const origin = 'text' in item ? { text: item.text } : origins.get(item.file.address);
    if (origin === undefined) return Promise.reject(new Error(`${item.name} has not been made.`));
    return openOutput({ origin }, this.#place);
  }
}

function sizeOf(item: PackItem): Measured {
  return 'text' in item
    ? measure(Buffer.from(item.text))
    : { bytes: item.file.bytes, sha256: item.file.sha256 };
}
