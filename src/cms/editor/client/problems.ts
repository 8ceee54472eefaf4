import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { phrases } from '../../../i18n/editor.ts';
import { button } from './elements.ts';
import { readEntryPath } from './paths.ts';
import { sentenceOf } from './sentence.ts';
import { currentSession, interfaceLang } from './session.ts';

/** A problem from the server or from our own check; `field` is its path in the front matter, if it has one. */
export interface FieldProblem {
  file: string;
  line?: number;
  message: string;
  fix: string;
  field?: (string | number)[];
}

const panelId = 'colophon-problems';

/**
 * Lists the problems of an entry, each with a link to its field, and marks the fields.
 * @param outcome whether it was saved all the same
 */
export function showProblems(problems: readonly FieldProblem[], outcome: 'saved' | 'refused'): void {
  forgetProblems();
  if (problems.length === 0) return;
  const words = phrases[interfaceLang()];
  const panel = document.createElement('section');
  panel.id = panelId;
  panel.dataset['about'] = addressOf(problems[0]?.file ?? '');
  panel.setAttribute('role', 'alert');
  const title = document.createElement('h2');
  title.textContent =
    outcome === 'saved' ? words.savedWith(problems.length) : words.problems(problems.length);
  const close = button(words.close, forgetProblems);
  const list = document.createElement('ul');
  for (const problem of problems) list.append(item(problem));
  panel.append(title, list, close);
  document.body.append(panel);
  for (const problem of problems) mark(problem);
}

export function forgetProblems(): void {
  document.getElementById(panelId)?.remove();
}

/** A list of problems belongs to its form. @param hash the address that the person opens */
export function leaveProblems(hash: string): void {
  const about = document.getElementById(panelId)?.dataset['about'];
  // A new entry gets its address when it is saved, and keeps its list.
  if (about !== undefined && !hash.startsWith(about)) forgetProblems();
}

/** The form of the entry or record of a file: `#/collections/posts/entries/a`. */
function addressOf(file: string): string {
  const steps = file.split('/');
  const slug = (steps.at(-1) ?? '').replace(/\.[a-z]+$/, '');
  const collection = readEntryPath(file)?.collection ?? steps.at(-2) ?? '';
  return `#/collections/${collection}/entries/${slug}`;
}

function item(problem: FieldProblem): HTMLLIElement {
  const li = document.createElement('li');
  const { lang } = readEntryPath(problem.file) ?? {};
  const label = labelOf(problem);
  const where = [
    label?.textContent ?? problem.field?.join('.'),
    lang?.toUpperCase(),
    // The form shows no lines, but a problem in the body has no other place.
    problem.field === undefined && problem.line !== undefined
      ? `${problem.file}:${String(problem.line)}`
      : undefined,
  ].filter((part) => part !== undefined);
  const strong = document.createElement('strong');
  strong.textContent = where.join(' · ');
  li.append(strong, ` ${sentenceOf(problem)}`);
  if (label !== undefined) {
    li.append(
      ' ',
      button(phrases[interfaceLang()].toField, () => {
        label.scrollIntoView({ block: 'center' });
        document.getElementById(label.htmlFor)?.focus();
      }),
    );
  }
  return li;
}

/** Decap shows and clears field errors by the id of the control. */
function mark(problem: FieldProblem): void {
  const { lang } = readEntryPath(problem.file) ?? {};
  const label = labelOf(problem);
  // An error at a field of another language would stay until that field is edited, and would prevent every save.
  if (label === undefined || (lang !== undefined && lang !== currentSession().config.i18n.default_locale))
    return;
  const errors = [{ type: 'CUSTOM', parentIds: [], message: sentenceOf(problem) }];
  store.dispatch({ type: 'DRAFT_VALIDATION_ERRORS', payload: { uniquefieldId: label.htmlFor, errors } });
}

/** The label of the innermost field that the form shows; Decap names controls `<field>-field-<number>`. */
function labelOf({ file, field }: FieldProblem): HTMLLabelElement | undefined {
  const names = (field ?? []).filter((step) => typeof step === 'string');
  const { lang } = readEntryPath(file) ?? {};
  const main = lang === undefined || lang === currentSession().config.i18n.default_locale;
  let within: ParentNode = document;
  let found: HTMLLabelElement | undefined;
  for (const [depth, name] of names.entries()) {
    const labels = [...within.querySelectorAll<HTMLLabelElement>(`label[for^="${CSS.escape(name)}-field-"]`)];
    // Another language may be open next to the main one.
    const label = depth === 0 && !main ? labels[1] : labels[0];
    if (label === undefined) break;
    found = label;
    within = document.getElementById(label.htmlFor) ?? document;
  }
  return found;
}
