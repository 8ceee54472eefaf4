import type { EndedWords } from '../../i18n/en/editor.ts';
import { Reader } from '../review/reader.ts';
import { openForge } from '../../forges/services.ts';
import type { Content } from '../../model/content.ts';
import type { SiteForge } from '../../model/forge.ts';
import type { EntryCollection } from '../../model/collections.ts';
import { entryFile } from '../../model/entry.ts';
import { languageName } from '../../model/languages.ts';
import type { InterfaceLang, Lang } from '../../model/languages.ts';
import { Reviews } from './load.ts';
import type { Place } from './load.ts';

/** What a form would save of an entry. */
export interface Question {
  collection: EntryCollection;
  slug: string;
  files: { path: string }[];
  media: { path: string; sha256: string }[];
}

/** What a save would end, in the form of the desk's answer. */
export interface ForgeEnding {
  ends: EndedWords[];
  ended: EndedWords[];
  isOnSite: boolean;
  others: [];
}

interface Approval {
  desk: string;
  person: string;
  at: string;
  lang: Lang;
}

/** What is known about an entry's approvals before a save. */
interface Known {
  place: Place;
  /** Approvals of main's version, by records, with the digests that they are for. */
  onMain: (Approval & { subjects: ReadonlyMap<string, string> })[];
  /** Approvals of the open pull request, and of its versions before later pushes. */
  given: Approval[];
  ended: Approval[];
  /** The languages that the pull request already changes. */
  changed: Lang[];
}

/**
 * Which approvals a save would end, as far as a forge can tell: the records on the main branch, and the reviews of the
 * pull request with the entry's draft. This takes about twenty requests, so they are not sent when an entry is only opened,
 * but at its first change, and again after a save.
 */
export function forgeEnding(settings: {
  forge: SiteForge;
  prefix: string;
  lang: InterfaceLang;
  langs: readonly Lang[];
  token: () => string | undefined;
  now: () => Date;
}): (question: Question) => Promise<ForgeEnding | undefined> {
  const kept = new Map<string, Promise<Known>>();
  return async (question) => {
    const token = settings.token();
    if (token === undefined) return undefined;
    const key = `${question.collection}/${question.slug}`;
    const isChanged = question.files.length + question.media.length > 0;
    if (!isChanged && !kept.delete(key)) return undefined;
    const asked = kept.get(key) ?? know(question, settings, token);
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
    return answerOf(await asked, question, settings);
  };
}

async function know(
  { collection, slug }: Question,
  { forge, prefix, langs, now }: Parameters<typeof forgeEnding>[0],
  token: string,
): Promise<Known> {
  const reviews = new Reviews(openForge(forge, token), { prefix, branch: forge.branch });
  const [place, pulls] = await Promise.all([reviews.place(), reviews.pulls()]);
  const pull = pulls.find(({ head }) => head.branch === `cms/${collection}/${slug}` && !head.isFork);
  const view = pull === undefined ? undefined : await reviews.pull(pull.number, place, now());
  const own = (view?.entries ?? []).filter(
    ({ file, lang }) => file === entryFile({ collection, lang, slug }),
  );
  const onMain = await Promise.all(
    langs.map(async (lang) => {
      const file = entryFile({ collection, lang, slug });
      const { bytes, texts } = await reviews.onMain(file, `approvals/${collection}/${slug}`);
      return bytes === undefined ? [] : countingOf(texts, file, await sha256(bytes), lang);
    }),
  );
  return {
    place,
    onMain: onMain.flat(),
    given: own.flatMap(({ lang, desks }) =>
      desks.flatMap(({ desk, given }) => given.map((one) => ({ ...one, desk, lang }))),
    ),
    ended: own.flatMap(({ lang, ended }) => ended.map((one) => ({ ...one, lang }))),
    changed: own.map(({ lang }) => lang),
  };
}

interface Statement {
  subject?: { name?: string; digest?: { sha256?: string } }[];
  predicate?: { decision?: string; desk?: string; person?: string; at?: string };
}

/** The approvals of a file's exact bytes that their desk has not withdrawn. The gate checks membership. */
function countingOf(texts: readonly string[], file: string, digest: string, lang: Lang): Known['onMain'] {
  const records = texts.flatMap((text) => {
    const { subject = [], predicate = {} } = statementIn(text);
    const subjects = new Map(subject.map((one) => [one.name ?? '', one.digest?.sha256 ?? '']));
    return subject[0]?.name === file ? [{ subjects, predicate }] : [];
  });
  return records.flatMap(({ subjects, predicate: { decision, desk = '', person = '', at = '' } }) => {
    if (decision !== 'approve' || subjects.get(file) !== digest) return [];
    const isRevoked = records.some(
      ({ predicate: later }) =>
        (later.decision === 'unpublish' || (later.decision === 'withdraw' && later.desk === desk)) &&
        (later.at ?? '') >= at,
    );
    return isRevoked ? [] : [{ desk, person, at, lang, subjects }];
  });
}

function statementIn(text: string): Statement {
  try {
    return JSON.parse(text) as Statement;
  } catch {
    // A signature is stored next to its record.
    return {};
  }
}

function answerOf(
  { place, onMain, given, ended, changed }: Known,
  { collection, slug, files, media }: Question,
  { prefix, lang, langs }: Parameters<typeof forgeEnding>[0],
): ForgeEnding {
  const edited = langs.filter((one) =>
    files.some(({ path }) => path === prefix + entryFile({ collection, lang: one, slug })),
  );
  const hasOther = (subjects: ReadonlyMap<string, string>) =>
    media.some(({ path, sha256: digest }) => {
      const known = subjects.get(path.slice(prefix.length));
      return known !== undefined && known !== digest;
    });
  const fresh = onMain.filter((one) => !changed.includes(one.lang));
  const gone = onMain.filter((one) => changed.includes(one.lang));
  const names = reader(place, lang);
  return {
    ends: inWords(
      [
        ...fresh.filter((one) => edited.includes(one.lang) || hasOther(one.subjects)),
        ...given.filter((one) => edited.includes(one.lang) || media.length > 0),
      ],
      names,
    ),
    // An approval that the pull request's own reviews renew is not lost.
    ended: inWords(
      [...gone, ...ended].filter(
        (one) => !given.some(({ desk, lang: of }) => desk === one.desk && of === one.lang),
      ),
      names,
    ),
    isOnSite: onMain.length > 0,
    others: [],
  };
}

/** Approvals that are the same in two languages, or in a record and its review, are listed once. */
function inWords(approvals: readonly Approval[], names: Reader): EndedWords[] {
  const isMany = new Set(approvals.map(({ lang }) => lang)).size > 1;
  const found = new Map<string, EndedWords>();
  for (const { desk, person, at, lang } of approvals) {
    const key = [desk, person, at.slice(0, 10)].join(' ');
    const known = found.get(key) ?? {
      kind: 'approval' as const,
      desk: names.desk(desk),
      person: names.name(person),
      day: names.day(at),
      langs: [],
    };
    if (isMany && !known.langs.includes(languageName(lang))) known.langs.push(languageName(lang));
    found.set(key, known);
  }
  return [...found.values()];
}

function reader({ policy, names }: Place, lang: InterfaceLang): Reader {
  const people = Object.fromEntries(Object.entries(names).map(([id, name]) => [id, { name }]));
  const content = { policy, people } as unknown as Content;
  return new Reader({ person: { id: '', name: '' }, lang, content, now: new Date() });
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
