import { isBlank } from '../blank.ts';
import { faultsOf } from '../explain.ts';
import { phrases } from '../../../i18n/editor.ts';
import type { Cms } from './decap.ts';
import { languagesOf } from './draft-languages.ts';
import type { ImmutableMap } from './immutable.ts';
import { addressProblems } from './new-slug.ts';
import { filePath } from './paths.ts';
import { showProblems } from './problems.ts';
import type { FieldProblem } from './problems.ts';
import { interfaceLang } from './session.ts';

/**
 * Checks a draft by its schema before it is saved. Decap's own widgets check only whether they are empty.
 * Only the main language, as Decap does: an incomplete translation may be saved, and the server reports what is missing.
 */
export function guardDrafts(cms: Cms): void {
  cms.registerEventListener({
    name: 'preSave',
    handler: ({ entry }) => {
      const problems = [...problemsOf(entry), ...addressProblems(entry)];
      if (problems.length === 0) return;
      showProblems(problems, 'refused');
      throw new Error(phrases[interfaceLang()].problems(problems.length));
    },
  });
}

function problemsOf(entry: ImmutableMap): FieldProblem[] {
  const collection = String(entry.get('collection'));
  return languagesOf(entry)
    .slice(0, 1)
    .filter(({ data }) => !isBlank(data))
    .flatMap(({ lang, data }) => {
      const { body: _body, ...fields } = data;
      const slug = String(entry.get('slug') ?? '');
      const file = filePath(collection, lang, slug);
      return faultsOf(collection, fields, interfaceLang()).map((fault) => ({ file, ...fault }));
    });
}
