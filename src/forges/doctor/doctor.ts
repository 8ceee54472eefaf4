import { readContent } from '../../content/read.ts';
import { accessFrom } from '../access.ts';
import { services } from '../services.ts';
import type { Settings } from '../../lib/settings.ts';
import { checkCodeowners } from './codeowners-file.ts';
import { checkFeedHistory } from './feed-history.ts';
import { Findings } from './finding.ts';
import type { Finding } from './finding.ts';
import { lookAtForge } from './forge.ts';
import { lookAtPlace, lookAtWorkflows } from './place.ts';
import { lookAtFeeds, lookAtSite } from './site.ts';

/** Checks everything that is needed to publish approved texts, from a forge or from this machine. Changes nothing. */
export async function examine(
  settings: Pick<Settings, 'contentDir' | 'cacheDir' | 'now'>,
  env: Record<string, string | undefined>,
): Promise<Finding[]> {
  const { content, errors } = await readContent(settings);
  const place = await lookAtPlace(settings.contentDir, content?.site.forge);
  if (content === undefined) {
    const site = new Findings(2);
    site.missing('site.yaml cannot be read.', 'Run npm run check, and mend what it names.');
    return [...place, ...site.list];
  }
  const stale = await checkCodeowners(content, settings.contentDir);
  const feeds = await checkFeedHistory(content, settings.contentDir);
  const site = [...lookAtSite(content, errors, stale), ...lookAtFeeds(feeds)];
  const { forge } = content.site;
  if (forge === undefined) return [...place, ...site];
  const access = accessFrom(env, forge);
  const hub = access.token === undefined ? undefined : services[forge.kind].open(access);
  return [
    ...place,
    ...site,
    ...(await lookAtWorkflows(settings.contentDir)),
    ...(await lookAtForge(content, forge, hub)),
  ];
}
