import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { keptRequests } from '../cms/desk/kept-requests.ts';
import { KillCampaign, fileOf } from '../cms/desk/kill-campaign.ts';
import { discrepancies, inWords } from '../cms/desk/request-log.ts';
import { DeskSite } from '../cms/desk/site.ts';
import { seconds } from '../campaign.ts';

/** The campaign itself gives up half an hour after that, and says what it counted. */
const timeout = (seconds + 2400) * 1000;

let site: DeskSite;
let campaign: KillCampaign | undefined;
beforeEach(async () => {
  site = await DeskSite.make();
});
afterEach(async () => {
  await campaign?.kill();
  await site.remove();
});

function compared({ log }: KillCampaign): { wrong: string[]; counts: string } {
  const { kept, tips } = keptRequests(join(site.folder, 'repository'), log, fileOf);
  return { wrong: discrepancies(log, kept, tips), counts: inWords(log, kept) };
}

/** What a kill left and a desk has not mended yet. */
async function leftovers(): Promise<string[]> {
  const changes = site.git('--no-optional-locks', 'status', '--porcelain').split('\n').filter(Boolean);
  const names = await readdir(join(site.folder, 'repository/.git'), { recursive: true });
  return changes.concat(names.filter((name) => name.endsWith('.lock') && !name.endsWith('desk.lock')));
}

test(
  'twenty save, five publish, and the desk is killed again and again: the repository has what each was told',
  async () => {
    campaign = new KillCampaign(site, { seconds, editors: 20, publishers: 5 });
    await campaign.run();
    // A lock is old after ten seconds, and then the next desk takes it away.
    await campaign.start();
    await expect.poll(leftovers, { timeout: 300_000, interval: 500 }).toEqual([]);
    await campaign.kill();

    const { wrong, counts } = compared(campaign);
    expect(wrong, counts).toEqual([]);
    expect(campaign.said, counts).toEqual([]);
    expect(site.git('fsck', '--strict', '--no-dangling')).toBe('');
    // A clean clone of main: every commit on it has its records, and every text that was published is approved.
    site.git('clone', '-q', '-b', 'main', '.', '../clone');
    const { current, errors } = await readContent({
      contentDir: join(site.folder, 'clone/content'),
      cacheDir: join(site.folder, 'cache'),
      now: new Date(),
    });
    expect(errors).toEqual([]);
    const unapproved = current.filter(
      ({ slug, verdict }) => slug.startsWith('publisher') && !verdict?.approved,
    );
    expect(unapproved.map(({ slug }) => slug)).toEqual([]);
  },
  timeout,
);

test(
  'a desk that is slow loses nothing, and is not taken for one that does',
  async () => {
    campaign = new KillCampaign(site, { seconds: 1, editors: 3, publishers: 1, fault: 'is slow' });
    await campaign.run();
    const { wrong, counts } = compared(campaign);
    expect(wrong, counts).toEqual([]);
  },
  timeout,
);

test(
  'a desk that acknowledges before it commits is found out',
  async () => {
    const fault = 'acknowledges before it commits';
    campaign = new KillCampaign(site, { seconds: 1, editors: 3, publishers: 1, fault });
    await campaign.run();
    const { wrong, counts } = compared(campaign);
    expect(
      wrong.filter((sentence) => sentence.endsWith('was acknowledged and is lost.')).length,
      counts,
    ).toBeGreaterThan(0);
  },
  timeout,
);
