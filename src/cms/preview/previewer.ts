import type { Content } from '../../model/content.ts';
import { basePath } from '../../publication/addresses.ts';
import type { Settings } from '../../lib/settings.ts';
import { assetOf } from './asset.ts';
import type { Asset } from './asset.ts';
import { openBundle, sourcesDigest } from '../../astro/render/bundle.ts';
import type { Change, EntryName } from './change.ts';
import { MediaIndex } from './media-index.ts';
import { isKitFile } from '../../kits/addresses.ts';
import { kitAssetOf } from './kit-asset.ts';
import type { Answers, ContentQuestion, RenderedCard } from './messages.ts';
import type { RenderedPage } from '../../astro/render/pages.ts';
import { RenderProcess, RendererGoneError } from './process.ts';

/** A content, and an unpublished change to it. */
export interface PreviewRequest extends Change {
  /** Sent to the renderer once for each object: pass the same object again, and never change it. */
  base: Content;
  now: Date;
  /** Cancels a waiting question, for example after more text was typed. */
  signal?: AbortSignal;
  /** `hidden` gives exactly the visitors' page; otherwise entries that only lack approval are shown, with a note. */
  unapproved?: 'shown' | 'hidden';
}

export interface PageRequest extends PreviewRequest {
  /** With the site's base path: `/fr/blog/first/`. */
  address: string;
}

export interface EntryRequest extends PreviewRequest {
  show: EntryName;
}

/** Renders the site's own pages for unpublished content. Questions are answered one at a time. */
export class Previewer {
  readonly #settings: Settings;
  readonly #sources: string;
  readonly #timeLimit: number;
  readonly #media = new MediaIndex();
  /** Files that are being made now. */
  readonly #assets = new Map<string, Promise<Asset | undefined>>();
  #process: Promise<RenderProcess> | undefined;
  /** The site's address for which the pages were bundled. */
  #siteUrl: string | undefined;
  #bundle: string | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(settings: Settings, sources: string, timeLimit: number) {
    this.#settings = settings;
    this.#sources = sources;
    this.#timeLimit = timeLimit;
  }

  /** Does not start the renderer yet. @param timeLimit seconds that a page may take */
  static async start(settings: Settings, { timeLimit = 10 } = {}): Promise<Previewer> {
    return new Previewer(settings, await sourcesDigest(), timeLimit);
  }

  /** Prepares the renderer for a content, so that the first preview is as quick as the next. */
  warm(content: Content): Promise<void> {
    return this.#inTurn(async () => {
      (await this.#renderer(content)).hand(content);
      this.#media.add(content);
    });
  }

  /**
   * A page as a build would write it; the site's 404 page for an unknown address.
   * @throws PageTooSlowError, RendererGoneError (the next page has a new renderer), the reason of the signal
   */
  render({ address, ...request }: PageRequest): Promise<RenderedPage> {
    return this.#ask(request, (rest) => ({ ...rest, want: 'page', address }));
  }

  /** The social card of the shown entry; undefined if there is none, as in a language that the site does not have. */
  cardOf(request: EntryRequest): Promise<RenderedCard | undefined> {
    return this.#ask(request, (rest) => ({ ...rest, want: 'card', entry: request.show }));
  }

  /** The search page with the shown entry as its only result, without scripts; undefined if search must not find it. */
  searchHit(request: EntryRequest): Promise<string | undefined> {
    return this.#ask(request, (rest) => ({ ...rest, want: 'hit', entry: request.show }));
  }

  /**
   * A file that rendered pages refer to: styles, fonts, icons, and media in the sizes that pages ask for.
   * @param address with the site's base path: `/media/map.1a2b3c4d5e.960.webp`
   */
  async asset(address: string): Promise<Asset | undefined> {
    const base = basePath({ url: this.#siteUrl ?? 'http://localhost/' });
    if (this.#bundle === undefined || !address.startsWith(base)) return undefined;
    const path = `/${address.slice(base.length)}`;
    if (isKitFile(path)) return this.#kitAsset(path);
    // Two processes that make the same file at once would both write to it.
    const making = this.#assets.get(address) ?? assetOf(path, this.#bundle, this.#media, this.#settings);
    this.#assets.set(address, making);
    return making.finally(() => this.#assets.delete(address));
  }

  /** The renderer has made the kits of its pages, so it knows where their files are. */
  async #kitAsset(address: string): Promise<Asset | undefined> {
    const output = await this.#inTurn(async () => {
      const running = await this.#process?.catch(() => undefined);
      return running?.isAlive ? running.ask({ want: 'kit-file', address }, this.#timeLimit) : undefined;
    });
    return output && kitAssetOf(output, this.#settings);
  }

  /** Stops the renderer. Waiting questions get an error. */
  async close(): Promise<void> {
    this.#closed = true;
    (await this.#process?.catch(() => undefined))?.kill();
  }

  #ask<W extends ContentQuestion['want']>(
    { base, now, signal, unapproved, replaced, removed, parts, show }: PreviewRequest,
    questionOf: (
      rest: Omit<ContentQuestion, 'want' | 'entry' | 'address'>,
    ) => Extract<ContentQuestion, { want: W }>,
  ): Promise<Answers[W]> {
    const change: Change = {
      ...(replaced && { replaced }),
      ...(removed && { removed }),
      ...(parts && { parts }),
      ...(show && { show }),
    };
    const ask = async () => {
      signal?.throwIfAborted();
      const renderer = await this.#renderer(parts?.site ? { ...base, site: parts.site } : base);
      const number = renderer.hand(base);
      const question = { base: number, change, now, unapproved: unapproved !== 'hidden' };
      return renderer.ask<W>(questionOf(question), this.#timeLimit);
    };
    this.#media.add(base, replaced);
    // A renderer that ended between two questions is not the fault of this question; one that ends twice may be.
    return this.#inTurn(() =>
      ask().catch((error: unknown) => {
        if (!(error instanceof RendererGoneError) || this.#closed) throw error;
        return ask();
      }),
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** The running renderer, or a new one if there is none or the site's address has changed. */
  async #renderer({ site }: Content): Promise<RenderProcess> {
    const running = await this.#process?.catch(() => undefined);
    if (running?.isAlive && this.#siteUrl === site.url) return running;
    running?.kill();
    if (this.#closed) throw new Error('The previewer is closed.');
    this.#process = (async () => {
      this.#bundle = await openBundle(this.#sources, site.url, this.#settings);
      this.#siteUrl = site.url;
      return RenderProcess.start(this.#bundle, this.#settings);
    })();
    return this.#process;
  }
}
