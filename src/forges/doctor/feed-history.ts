import { readRecordText, splitEntry } from '../../lib/front-matter.ts';
import { bytesAt } from '../../lib/git/changes.ts';
import { formerVersions } from '../../lib/git/history.ts';
import { readBlobs } from '../../lib/git/objects.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Repository } from '../../lib/git/repository.ts';
import type { Content } from '../../model/content.ts';
import { entryFile } from '../../model/entry.ts';
import { isLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import type { Problem } from '../../model/problem.ts';
import { defaultLang } from '../../model/site.ts';
import { absolute } from '../../publication/addresses.ts';
import { addressFields, feedCollections, isInFeeds, lastingId } from '../../publication/lasting-ids.ts';
import { reserved } from './site.ts';

/** Lines of an entry that its feed id depends on: `id`, `aliases`, and addresses in a list of aliases. */
const idLines = `^(id|aliases) *:|^ *- +["']?/`;

/**
 * Finds feed ids that have changed although feed readers know the old ones: because the site moved, or because the
 * aliases of a text were reordered. Finds nothing without a git history, and nothing for texts that were never
 * public.
 */
export async function checkFeedHistory(content: Content, contentDir: string): Promise<Problem[]> {
  const repository = await findRepository(contentDir);
  if ('missing' in repository || repository.head === undefined) return [];
  try {
    return [...(await movedSite(content, repository)), ...(await changedIds(content, repository))];
  } catch {
    // A clone without older objects has no such information, which is no fault of the content.
    return [];
  }
}

interface FormerSite {
  url: string;
  language: Lang | undefined;
  until: string;
}

async function movedSite({ site }: Content, repository: Repository): Promise<Problem[]> {
  if (reserved.test(new URL(site.url).hostname)) return [];
  const former = await formerSites(repository);
  const home = (url: string) => absolute('/', { url });
  const problem = (code: string, message: string, fix: string): Problem => ({
    file: 'site.yaml',
    line: 1,
    column: 1,
    code,
    message,
    fix,
  });
  const found: Problem[] = [];
  const moved = former.find(({ url }) => home(url) !== home(site.url));
  const oldest = former.at(-1)?.url ?? site.url;
  if (site.feedBase === undefined && moved !== undefined) {
    found.push(
      problem(
        'feed-base-missing',
        `the site stood at ${moved.url} until ${day(moved.until)}; who reads its feeds knows its texts by addresses there, and sees all of them as new`,
        `Add the line feedBase: ${oldest} – or feedBase: ${site.url} where feeds were read there alone, or everybody has seen the new ids already.`,
      ),
    );
  }
  const now = defaultLang(site);
  const other = former.find(({ language }) => language !== undefined && language !== now);
  const first = former.findLast(({ language }) => language !== undefined)?.language ?? now;
  if (site.feedLanguage === undefined && other?.language !== undefined) {
    found.push(
      problem(
        'feed-language-missing',
        `${other.language} was the first language until ${day(other.until)}; who reads the feeds would take texts of one language for those of another`,
        `Add the line feedLanguage: ${first} – or feedLanguage: ${now} where everybody has seen the new ids already.`,
      ),
    );
  }
  return found;
}

/** Earlier versions of site.yaml, the newest first: those that can be read and had a public address. */
async function formerSites(repository: Repository): Promise<FormerSite[]> {
  const versions = await formerVersions(repository, ['site.yaml'], '.');
  const texts = await textsOf(repository, versions);
  const committed = await bytesAt(repository, repository.head ?? '', 'site.yaml');
  const all = [
    ...(committed === undefined ? [] : [{ text: committed.toString('utf8'), until: '' }]),
    ...versions.map(({ blob, until }) => ({ text: texts.get(blob) ?? '', until })),
  ];
  return all.flatMap(({ text, until }) => {
    const { url, languages } = fieldsOf(text) ?? {};
    if (typeof url !== 'string' || !URL.canParse(url) || reserved.test(new URL(url).hostname)) return [];
    const [first] = Array.isArray(languages) ? (languages as unknown[]) : [];
    return [{ url, language: typeof first === 'string' && isLang(first) ? first : undefined, until }];
  });
}

async function changedIds({ site, entries }: Content, repository: Repository): Promise<Problem[]> {
  const own = new Map(
    entries
      .filter(isInFeeds)
      .filter(({ front }) => front.id === undefined)
      .map((entry) => [entryFile(entry), entry]),
  );
  const versions = (await formerVersions(repository, feedCollections, idLines)).filter(({ file }) =>
    own.has(file),
  );
  const texts = await textsOf(repository, versions);
  const problems = new Map<string, Problem>();
  for (const { file, blob, until } of versions) {
    const entry = own.get(file);
    const text = texts.get(blob);
    if (entry === undefined || text === undefined || problems.has(file)) continue;
    const front = fieldsOf(text);
    // A draft, or a text that could not be read, was never in a feed.
    if (front === undefined || front['draft'] === true) continue;
    const before = lastingId({ ...entry, front: addressFields(front) }, site);
    const now = lastingId(entry, site);
    if (before === now) continue;
    problems.set(file, {
      file,
      line: 1,
      column: 1,
      code: 'feed-id-changed',
      message: `until ${day(until)} feeds called this text ${before}, and now they call it ${now}: who reads them sees it as new`,
      fix: `Add the line id: ${before} – or id: ${now} where everybody has seen the new one already.`,
    });
  }
  return [...problems.values()];
}

async function textsOf(
  repository: Repository,
  versions: readonly { blob: string }[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const ids = [...new Set(versions.map(({ blob }) => blob))];
  for await (const { id, bytes } of readBlobs(repository, ids)) texts.set(id, bytes.toString('utf8'));
  return texts;
}

/** The fields of a committed text, if they can be read. */
function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    return readRecordText(splitEntry(text)?.fields ?? text);
  } catch {
    return undefined;
  }
}

/** A change that is not committed yet was made today. */
function day(until: string): string {
  return until === '' ? 'today' : until.slice(0, 10);
}
