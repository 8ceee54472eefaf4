import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { bundleAdmin } from '../editor/bundle.ts';
import { readContent } from '../../content/read.ts';
import { basePath } from '../../publication/addresses.ts';
import { Previewer } from '../preview/previewer.ts';
import { listen } from '../../lib/http/listen.ts';
import type { Listening } from '../../lib/http/listen.ts';
import { staticSite } from '../../lib/http/static-site.ts';
import type { Settings } from '../../lib/settings.ts';
import { cookieName, deskApp, obstacleApp } from './app.ts';
import type { DeskParts } from './app.ts';
import type { DeskEnv } from './env.ts';
import { Desk } from '../desk/desk.ts';
import { Remote } from '../desk/remote.ts';
import { Alarm, nextChange } from './schedule.ts';
import { Sessions } from './sessions.ts';
import { SiteBuilder } from '../desk/site-builder.ts';

/** How often the remote is asked for new commits, in milliseconds. */
const fetchEvery = 60_000;

/** A served site, with its desk if there is one. */
export interface Served extends Listening {
  base: string;
  /** A sentence that says why there is no desk, and what to do. */
  obstacle: string | undefined;
  desk: Desk | undefined;
  builder: SiteBuilder;
}

/**
 * Builds the site, serves it together with the desk on this machine only, and keeps it up to date.
 * @param now the current time; a site that is built for a fixed time keeps that time
 * @throws Error with the build's output if it failed and there is no earlier site to serve
 */
export async function serveSite(
  settings: Settings,
  options: { port: number; now: () => Date; env: NodeJS.ProcessEnv; say: (line: string) => void },
): Promise<Served> {
  const { now, env, say } = options;
  const builder = new SiteBuilder(env);
  // The desk first: if a killed one published something without updating the disk, this build must include it.
  const opened = await Desk.open(settings, now);
  const desk = 'obstacle' in opened ? undefined : opened;
  const parts = desk && (await partsOf(desk, builder, settings));
  const upkeep = parts && keepUpToDate(parts, builder);
  await (upkeep?.rebuild() ?? builder.request());
  const { state, output } = builder.status;
  if (state === 'failed' && !(await hasSite(settings.outDir))) {
    upkeep?.stop();
    await desk?.close();
    throw new Error(output);
  }
  say(state === 'failed' ? `${output}\nThe site of the last good build is served.` : output);
  const { content } = await (desk?.content() ?? readContent({ ...settings, now: now() }));
  const base = content === undefined ? '/' : basePath(content.site);
  // The first preview should not be slow.
  if (content !== undefined) void parts?.previewer.warm(content).catch(() => undefined);
  const app = new Hono<DeskEnv>();
  app.route('/', parts ? deskApp(parts) : obstacleApp('obstacle' in opened ? opened.obstacle : ''));
  const site = staticSite(settings.outDir, base);
  app.all('*', async (context) => {
    const response = await site.fetch(context.req.raw);
    if (response.status !== 404 || parts === undefined || context.req.method !== 'GET') return response;
    // Unpublished pages refer to files that no build has made.
    if (parts.sessions.read(getCookie(context, cookieName)) === undefined) return response;
    const asset = await parts.previewer.asset(new URL(context.req.url).pathname);
    if (asset === undefined) return response;
    return context.body(new Uint8Array(asset.bytes), 200, {
      'Content-Type': asset.type,
      'X-Content-Type-Options': 'nosniff',
    });
  });
  const server = await listen(app, options.port);
  return {
    port: server.port,
    base,
    obstacle: 'obstacle' in opened ? opened.obstacle : undefined,
    desk,
    builder,
    close: async () => {
      await server.close();
      upkeep?.stop();
      await Promise.all([builder.close(), parts?.previewer.close(), parts?.remote?.close()]);
      await desk?.close();
    },
  };
}

/**
 * The desk for a server that shows the content without building it, such as Astro's own.
 * @returns the handler for addresses below `/admin/`, a function that closes it, and why there is no desk if so
 */
export async function openDesk(settings: Settings, now: () => Date) {
  const opened = await Desk.open(settings, now);
  if ('obstacle' in opened) {
    return { app: obstacleApp(opened.obstacle), obstacle: opened.obstacle, close: () => Promise.resolve() };
  }
  const parts = await partsOf(opened, undefined, settings);
  return {
    app: deskApp(parts),
    obstacle: undefined,
    close: async () => {
      await parts.previewer.close();
      await opened.close();
    },
  };
}

async function partsOf(desk: Desk, builder: SiteBuilder | undefined, settings: Settings): Promise<DeskParts> {
  let editor: Promise<{ dir: string }> | undefined;
  return {
    desk,
    builder,
    sessions: await Sessions.open(settings.cacheDir),
    previewer: await Previewer.start(settings),
    remote: await Remote.open(desk.place),
    editor: () => {
      editor ??= bundleAdmin(settings).catch((error: unknown) => {
        editor = undefined;
        throw error;
      });
      return editor;
    },
  };
}

/** Builds after each publishing and at scheduled times; pushes and fetches. */
function keepUpToDate(
  { desk, remote }: DeskParts,
  builder: SiteBuilder,
): { rebuild: () => Promise<void>; stop: () => void } {
  const rebuild = () =>
    builder.request(async () => {
      desk.forget();
      const now = desk.now();
      // Read before the build: changes during the build belong to the next one.
      const { content, current } = await desk.content();
      if (content !== undefined) alarm.set(nextChange(content, current, now));
    });
  /** Files that visitors can download from now on must not change. */
  const record = async () => {
    if (builder.status.state === 'idle' && (await desk.recordReleases())) remote?.push();
  };
  const inBackground = (after: () => Promise<void> = () => Promise.resolve()) => {
    void rebuild()
      .then(after)
      .catch((error: unknown) => {
        console.error(error);
      });
  };
  const alarm = new Alarm(
    () => desk.now(),
    () => {
      inBackground(record);
    },
  );
  desk.onPublished(() => {
    inBackground(record);
    remote?.push();
  });
  remote?.push();
  const fetching = setInterval(() => {
    void remote
      ?.fetch((from, to) => desk.moveMain(from, to))
      .then((moved) => {
        if (moved) inBackground();
      })
      .catch(() => undefined);
  }, fetchEvery);
  fetching.unref();
  return {
    rebuild,
    stop: () => {
      alarm.stop();
      clearInterval(fetching);
    },
  };
}

async function hasSite(outDir: string): Promise<boolean> {
  return (await staticSite(outDir, '/').request('/schemas/posts.json')).status === 200;
}
