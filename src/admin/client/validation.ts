import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { entryCollections } from '../../model/collections.ts';
import { isBlank } from '../blank.ts';
import { faultsOf } from '../explain.ts';
import { phrases } from '../phrases.ts';
import type { Cms } from './decap.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { entryPath } from './paths.ts';
import { showProblems } from './problems.ts';
import type { FieldProblem } from './problems.ts';
import { contentPrefix, currentSession, interfaceLang } from './session.ts';

/**
 * Checks each language of a draft by its schema before it is saved. Decap itself looks at one language only, and asks
 * no more of its own widgets than whether they are empty.
 */
export function guardDrafts(cms: Cms): void {
  cms.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => {
      const problems = problemsOf(entry);
      if (problems.length === 0) return;
      showProblems(problems);
      throw new Error(phrases[interfaceLang()].problems(problems.length));
    },
  });
  allowOneLanguage();
}

function problemsOf(entry: ImmutableMap): FieldProblem[] {
  const collection = String(entry.get('collection'));
  return languagesOf(entry)
    .filter(({ data }) => !isBlank(data))
    .flatMap(({ lang, data }) => {
      const { body: _body, ...fields } = data;
      const slug = String(entry.get('slug') ?? '');
      const file =
        lang === undefined
          ? `${contentPrefix()}${collection}/${slug}.yaml`
          : entryPath({ collection, lang, slug }, lang);
      return faultsOf(collection, fields, interfaceLang()).map((fault) => ({ file, ...fault }));
    });
}

function languagesOf(entry: ImmutableMap) {
  const { locales, default_locale: main } = currentSession().config.i18n;
  const data = (path: string[]) => (plain(entry.getIn(path)) ?? {}) as Record<string, unknown>;
  if (!entryCollections.some((name) => name === entry.get('collection'))) {
    return [{ lang: undefined, data: data(['data']) }];
  }
  return locales.map((lang) => ({ lang, data: data(lang === main ? ['data'] : ['i18n', lang, 'data']) }));
}

/**
 * An entry need not be in the main language: where its form is empty and another is not, nothing is asked of it. Decap
 * has no such notion, so the errors that it reports are taken back on their way to the store.
 */
function allowOneLanguage(): void {
  const dispatch = store.dispatch.bind(store);
  store.dispatch = (action) => {
    if (action.type !== 'DRAFT_VALIDATION_ERRORS' || !isWithoutMain()) return dispatch(action);
    return dispatch({ ...action, payload: { ...action.payload, errors: [] } });
  };
}

function isWithoutMain(): boolean {
  const entry = store.getState().entryDraft.get('entry') as ImmutableMap | undefined;
  // A new entry is named after its title in the main language.
  if (entry === undefined || entry.get('newRecord') === true) return false;
  const [main, ...others] = languagesOf(entry);
  return main !== undefined && isBlank(main.data) && others.some(({ data }) => !isBlank(data));
}
