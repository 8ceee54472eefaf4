import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RouteData } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { Publication } from '../../publication/publication.ts';
import { bundleParts } from './bundle.ts';
import type { BundledPages } from './bundle.ts';
import { setCurrent } from './current.ts';

export interface RenderedPage {
  status: number;
  html: string;
}

/**
 * The part of Astro's build app that is used here. It is not public API, but makes a preview identical to the
 * published page; Astro's version is pinned, and a test compares previews with a build.
 */
interface BuildApp {
  manifest: { base: string; routes: { routeData: RouteData }[] };
  routeCache: { clearAll(): void };
  setInternals(internals: { pagesByKeys: Map<string, unknown> }): void;
  setOptions(options: {
    settings: { scripts: never[] };
    logger: { options: { destination: { write(): void } } };
  }): void;
  getComponentByRoute(route: RouteData): Promise<unknown>;
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

/**
 * The site's pages as modules. Renders one page at a time, because the publication is shared through `globalThis`.
 */
export class Pages {
  readonly #app: BuildApp;
  #shown: Publication | undefined;

  constructor(app: BuildApp) {
    this.#app = app;
  }

  /** @param folder of a bundle */
  static async open(folder: string): Promise<Pages> {
    const { entry, pages } = JSON.parse(
      await readFile(join(folder, bundleParts.pages), 'utf8'),
    ) as BundledPages;
    const module = pathToFileURL(join(folder, bundleParts.server, entry)).href;
    const { app } = (await import(module)) as { app: BuildApp };
    app.setInternals({ pagesByKeys: new Map(pages.map((page) => [page.key, page])) });
    app.setOptions({
      settings: { scripts: [] },
      logger: { options: { destination: { write: () => undefined } } },
    });
    // Loaded now, so that the bundle may be deleted later, and the first page is as fast as the next.
    for (const { routeData } of app.manifest.routes) await app.getComponentByRoute(routeData);
    return new Pages(app);
  }

  /**
   * A page as a build would write it; where there is none, the 404 page with its status.
   * @param address with the site's base path: `/fr/blog/first/`
   */
  async render(address: string, publication: Publication): Promise<RenderedPage> {
    if (this.#shown !== publication) {
      setCurrent(publication);
      this.#app.routeCache.clearAll();
      this.#shown = publication;
    }
    const path = this.#pathOf(address);
    const routes = this.#app.manifest.routes.map(({ routeData }) => routeData);
    const pages = routes.filter(({ type }) => type === 'page');
    for (const route of pages) {
      if (path !== undefined && route.pattern.test(path) && (await this.#has(route, path)))
        return this.#answer(route, path, publication);
    }
    const missing = pages.find(({ pathname }) => pathname === '/404');
    if (missing === undefined) throw new Error('The site has no 404 page.');
    return { ...(await this.#answer(missing, '/404/', publication)), status: 404 };
  }

  /** The address without the base path, as in routes. */
  #pathOf(address: string): string | undefined {
    const { base } = this.#app.manifest;
    const prefix = base.endsWith('/') ? base : `${base}/`;
    if (!address.startsWith(prefix) || !address.endsWith('/')) return undefined;
    try {
      return decodeURI(`/${address.slice(prefix.length)}`);
    } catch {
      return undefined;
    }
  }

  async #has(route: RouteData, path: string): Promise<boolean> {
    const app = this.#app;
    const paths = new StaticPaths({
      manifest: { ...app.manifest, routes: [{ routeData: route }] },
      routeCache: app.routeCache,
      getComponentByRoute: (data: RouteData) => app.getComponentByRoute(data),
    } as never);
    const trim = (text: string) => text.replace(/^\/|\/$/g, '');
    return (await paths.getAll()).some(({ pathname }) => trim(pathname) === trim(path));
  }

  async #answer(route: RouteData, path: string, { content }: Publication): Promise<RenderedPage> {
    const { base } = this.#app.manifest;
    const url = new URL(`${base.replace(/\/$/, '')}${path}`, content.site.url);
    const response = await this.#app.render(new Request(url), { routeData: route });
    return { status: response.status, html: await response.text() };
  }
}
