import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { currentSnapshot, refreshSnapshot } from './content/snapshot.ts';
import type { Snapshot } from './content/read.ts';
import type { Content } from './model/content.ts';
import type { AnyEntry } from './model/entry.ts';
import { readSettings } from './lib/settings.ts';

interface Stored {
  id: string;
  data: Record<string, unknown>;
}

/**
 * The store keeps an entry's fields and digests, never bodies: Astro emits the store as one JavaScript module, whose
 * size decides how long a large build takes.
 */
function snapshotLoader(name: string, stored: (content: Content) => Stored[]): Loader {
  const fill = ({ content }: Snapshot, context: Parameters<Loader['load']>[0]) => {
    if (content === undefined) return;
    context.store.clear();
    for (const { id, data } of stored(content)) {
      context.store.set({ id, data, digest: context.generateDigest(data) });
    }
  };
  return {
    name: `colophon-${name}`,
    load: async (context) => {
      fill(await currentSnapshot(), context);
      const { contentDir } = readSettings();
      const { watcher } = context;
      if (watcher === undefined) return;
      watcher.add(contentDir);
      for (const event of ['add', 'change', 'unlink'] as const) {
        watcher.on(event, (path) => {
          if (!path.startsWith(contentDir)) return;
          void refreshSnapshot().then((snapshot) => {
            for (const { file, line, message, fix } of snapshot.errors) {
              context.logger.error(`${file}:${String(line)} ${message}. ${fix}`);
            }
            fill(snapshot, context);
          });
        });
      }
    },
  };
}

const entries = defineCollection({
  loader: snapshotLoader('entries', ({ entries }) =>
    entries.map((entry) => ({
      id: `${entry.collection}/${entry.lang}/${entry.slug}`,
      data: { ...entry },
    })),
  ),
  // The files were checked against the model when they were read; what the store holds is already its output.
  schema: z.custom<AnyEntry>(),
});

const shared = defineCollection({
  loader: snapshotLoader('shared', ({ entries: _, ...content }) => [{ id: 'shared', data: content }]),
  schema: z.custom<Omit<Content, 'entries'>>(),
});

export const collections = { entries, shared };
