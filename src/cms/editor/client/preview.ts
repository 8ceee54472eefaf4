import { createElement as h, useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { entryCollections, recordCollections } from '../../../model/collections.ts';
import { isLang } from '../../../model/languages.ts';
import type { Lang } from '../../../model/languages.ts';
import { phrases } from '../../../i18n/editor.ts';
import { ask } from './ask.ts';
import type { Cms } from './decap.ts';
import { draftMedia } from './draft-media.ts';
import { textFor } from './files.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { slugInForm } from './new-slug.ts';
import { entryPath, filePath, readEntryPath } from './paths.ts';
import style from './preview.css?inline';
import { PreviewFrame } from './preview-frame.ts';
import { formProblems, problemsIn } from './preview-problems.ts';
import type { PreviewProblem } from './preview-problems.ts';
import { sentenceOf } from './sentence.ts';
import { currentSession, interfaceLang } from './session.ts';

interface Drawn {
  /** The whole page; null if the draft has faults that make it impossible. */
  html: string | null;
  /** PNG as a data URL; null if this kind of entry has no card. */
  card: string | null;
  /** The entry in a list of search results. */
  search: string | null;
  problems: PreviewProblem[];
}

interface PreviewProps {
  entry: ImmutableMap;
  locale?: string;
}

/** Milliseconds without typing after which a preview is requested. */
const pause = 300;

export function registerPreviews(cms: Cms): void {
  for (const name of [...entryCollections, ...recordCollections]) cms.registerPreviewTemplate(name, Preview);
}

function Preview({ entry, locale }: PreviewProps): ReactElement {
  const words = phrases[interfaceLang()].preview;
  const { drawn, failure } = useDrawn(entry, locale);
  const [view, setView] = useState<'page' | 'card' | 'search'>('page');
  const [dark, setDark] = useState(false);
  const tab = (name: typeof view): ReactElement =>
    h(
      'button',
      { key: name, type: 'button', 'aria-pressed': view === name, onClick: () => setView(name) },
      words[name],
    );
  const lacks = drawn?.html === null ? formProblems(entry) : [];
  const problems = failure ?? (lacks.length > 0 ? lacks : (drawn?.problems ?? []));
  const isDrawn = failure === undefined && drawn?.html !== null;
  return h(
    'div',
    { className: 'colophon-preview' },
    h('style', null, style),
    h(
      'div',
      { className: 'bar' },
      ...(['page', 'card', 'search'] as const).map(tab),
      h(
        'button',
        { type: 'button', className: 'scheme', onClick: () => setDark(!dark) },
        dark ? words.light : words.dark,
      ),
    ),
    problems.length === 0
      ? null
      : h(
          'div',
          { role: 'status', className: 'problems' },
          isDrawn ? null : h('p', null, words.failed),
          h('ul', null, ...problems.map((problem, index) => h('li', { key: index }, sentenceOf(problem)))),
        ),
    drawn === undefined
      ? failure === undefined && h('p', { className: 'note' }, words.waiting)
      : view === 'card'
        ? drawn.card === null
          ? h('p', { className: 'note' }, words.none)
          : h('img', { src: drawn.card, alt: words.card })
        : drawn[view === 'search' ? 'search' : 'html'] === null
          ? problems.length === 0 && h('p', { className: 'note' }, words.none)
          : h(PreviewFrame, {
              html: (view === 'search' ? drawn.search : drawn.html) ?? '',
              dark,
              title: words.frame,
            }),
  );
}

/** The server's preview of the draft; the last one stays until the next is ready, so that nothing flickers. */
function useDrawn(entry: ImmutableMap, locale: string | undefined) {
  const [drawn, setDrawn] = useState<Drawn>();
  const [failure, setFailure] = useState<PreviewProblem[]>();
  const latest = useRef<AbortController>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => {
      latest.current?.abort();
      const stop = new AbortController();
      latest.current = stop;
      void request(entry, locale, stop.signal).then(
        (answer) => {
          setDrawn(answer);
          setFailure(undefined);
        },
        (error: unknown) => {
          if (!stop.signal.aborted) setFailure(problemsIn(error));
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [entry, locale]);
  return { drawn, failure };
}

async function request(entry: ImmutableMap, locale: string | undefined, signal: AbortSignal): Promise<Drawn> {
  const { default_locale: main } = currentSession().config.i18n;
  const lang = locale !== undefined && isLang(locale) ? locale : main;
  const path = pathOf(entry, lang);
  const data = (plain(entry.get('data')) ?? {}) as Record<string, unknown>;
  const body = {
    path,
    lang,
    files: [{ path, text: textFor(path, data) }],
    media: await draftMedia(entry),
    ...(entry.get('newRecord') === true && { begins: true }),
  };
  return ask<Drawn>('/admin/api/preview', body, signal);
}

function pathOf(entry: ImmutableMap, lang: Lang): string {
  const collection = String(entry.get('collection'));
  const given = entry.get('path');
  const known = typeof given === 'string' ? readEntryPath(given) : undefined;
  if (known !== undefined) return entryPath(known, lang);
  if (typeof given === 'string' && given !== '') return given;
  // Not yet saved, and perhaps not yet named.
  const slug = slugInForm(entry) ?? 'preview';
  return filePath(collection, lang, slug);
}
