import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { readAddress } from './address.ts';
import { isComponentName } from './components.ts';
import { blockElements, markdownElements } from './elements.ts';
import type { Labels } from '../i18n/en/notes.ts';
import { unescapeCode, unescapeAddress, unescapeText } from './escape-code.ts';
import { NoteNumbers } from './notes.ts';
import type { Survey } from './survey.ts';
import { asBlocks, asWords, element } from './tidy-tree.ts';
import type { Tidy, TidyElement } from './tidy-tree.ts';
import { childrenOf, isElement, isNotes, isPictures, isTag } from './tree.ts';
import type { Tag } from './tree.ts';

/** A code sample that will be highlighted. */
export interface Sample {
  element: TidyElement;
  code: string;
  language: string;
}

export interface Tidied {
  nodes: Tidy[];
  samples: Sample[];
  /** Ids of the footnotes, as link targets. */
  noteIds: string[];
  /** All text that a reader sees, without code samples; a space between blocks. */
  text: string;
}

/**
 * Builds the tree that is published: copies only known nodes and attributes from the parsed tree.
 * @param survey of the same tree, without findings
 */
export function tidy(tree: Root, survey: Survey, labels: Labels): Tidied {
  return new Tidier(survey, labels).tidy(tree);
}

class Tidier {
  readonly #survey: Survey;
  readonly #labels: Labels;
  readonly #notes = new NoteNumbers();
  readonly #samples: Sample[] = [];
  readonly #text: string[] = [];
  #tables = 0;
  #terms = 0;

  constructor(survey: Survey, labels: Labels) {
    this.#survey = survey;
    this.#labels = labels;
  }

  tidy(tree: Root): Tidied {
    const nodes = asBlocks(this.#children(tree));
    return { nodes, samples: this.#samples, noteIds: this.#notes.ids, text: this.#text.join('') };
  }

  #children(node: Nodes): Tidy[] {
    return childrenOf(node).flatMap((child) => this.#node(child));
  }

  #node(node: Nodes): Tidy[] {
    if (node.type === 'text') return [this.#words(unescapeText(node.value))];
    if (isTag(node)) return this.#tag(node);
    return node.type === 'element' && Object.hasOwn(markdownElements, node.tagName)
      ? this.#element(node)
      : [];
  }

  #words(value: string): Text {
    this.#text.push(value);
    return { type: 'text', value };
  }

  #element(node: Element): Tidy[] {
    const name = node.tagName;
    if (blockElements.has(name)) this.#text.push(' ');
    if (name === 'a') return [this.#link(node)];
    if (name === 'img') return [this.#picture(node)];
    if (name === 'pre') return [this.#sample(node)];
    if (name === 'input') return [this.#task(node)];
    if (name === 'table') return [this.#table(node)];
    if (isNotes(node)) return [this.#notesSection(node)];
    if (name === 'code') return [this.#code(node)];
    if (isPictures(node)) return this.#children(node);
    const children = this.#children(node);
    const heading = this.#survey.headings.of.get(node);
    if (heading !== undefined) return [element(name, { id: heading.id }, children)];
    if (name === 'ol' && typeof node.properties['start'] === 'number') {
      return [element(name, { start: node.properties['start'] }, children)];
    }
    if (name === 'th' || name === 'td') return [cell(node, children)];
    const tasks = classOf(node).find((value) => value === 'contains-task-list' || value === 'task-list-item');
    return [element(name, tasks === undefined ? {} : { className: [tasks] }, children)];
  }

  #link(node: Element): Tidy {
    const note = this.#notes.link(node);
    if (note !== undefined) return element('a', note.properties, [{ type: 'text', value: note.text }]);
    const address = readAddress(unescapeAddress(String(node.properties['href'])));
    const title = titleOf(node);
    const children = this.#children(node);
    // The survey has refused such a link; if one ever gets here, its words stay and its address is dropped.
    if (address.kind === 'refused') return element('span', {}, children);
    const { href } = address;
    return address.kind === 'site' || address.kind === 'media'
      ? { type: 'open', is: { type: 'link', href, ...title }, children }
      : element('a', { href, ...title }, children);
  }

  #picture(node: Element): Tidy {
    const address = readAddress(unescapeAddress(String(node.properties['src'])));
    const src = address.kind === 'media' ? address.path : '';
    const alt = unescapeText(String(node.properties['alt'] ?? ''));
    return { type: 'open', is: { type: 'picture', src, alt, ...titleOf(node) }, children: [] };
  }

  #code(node: Element): Tidy {
    const code = unescapeCode(plainText(node));
    this.#text.push(code);
    return element('code', {}, [{ type: 'text', value: code }]);
  }

  #sample(node: Element): Tidy {
    const inner = node.children.find((child) => isElement(child, 'code'));
    const code = unescapeCode(plainText(node)).replace(/\n$/, '');
    const info = inner === undefined ? [] : classOf(inner);
    const language = unescapeCode(
      info.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? '',
    );
    const shown = /^[a-z][a-z0-9+#-]{0,20}$/i.test(language) ? language.toLowerCase() : undefined;
    const coloured = element('code', {}, [{ type: 'text', value: code }]);
    if (shown !== undefined) this.#samples.push({ element: coloured, code, language: shown });
    // Long lines scroll, and only a focusable element can be scrolled by keyboard.
    return element('pre', { tabIndex: 0, ...(shown !== undefined && { dataLanguage: shown }) }, [coloured]);
  }

  #task(node: Element): Tidy {
    const checked = node.properties['checked'] === true;
    const ariaLabel = checked ? this.#labels.taskDone : this.#labels.taskOpen;
    return element('input', { type: 'checkbox', disabled: true, checked, ariaLabel }, []);
  }

  /** Wide tables scroll on their own, so that the page does not; keyboard users need a focusable box for that. */
  #table(node: Element): Tidy {
    this.#tables += 1;
    const ariaLabel = this.#labels.table(this.#tables);
    const table = element('table', {}, this.#children(node));
    return element('section', { className: ['table-scroll'], tabIndex: 0, ariaLabel }, [table]);
  }

  #notesSection(node: Element): Tidy {
    const id = 'footnote-label';
    const heading = element('h2', { id }, [{ type: 'text', value: this.#labels.footnotes }]);
    const list = node.children.find((child) => isElement(child, 'ol'));
    const items = (list === undefined ? [] : childrenOf(list)).flatMap((item) => {
      if (!isElement(item, 'li')) return [];
      const note = this.#notes.begin();
      return [element('li', { id: note }, this.#children(item))];
    });
    return element('section', { className: ['footnotes'], role: 'doc-endnotes', ariaLabelledBy: [id] }, [
      heading,
      element('ol', {}, items),
    ]);
  }

  #tag(node: Tag): Tidy[] {
    const name = node.name ?? '';
    const values = this.#survey.valuesOf.get(node) ?? {};
    const isBlock = isComponentName(name) ? name !== 'Term' : name === 'details';
    if (isBlock) this.#text.push(' ');
    const children = this.#children(node);
    if (name === 'Term') {
      this.#terms += 1;
      const props = { ...values, id: `term-${String(this.#terms)}` };
      return [{ type: 'open', is: { type: 'component', name, props }, children: asWords(children) }];
    }
    if (isComponentName(name)) {
      return [{ type: 'open', is: { type: 'component', name, props: values }, children: asBlocks(children) }];
    }
    return [element(name, values, isBlock ? asBlocks(children) : asWords(children))];
  }
}

/** A table cell. The parser aligns by inline style, which the site's Content-Security-Policy forbids. */
function cell(node: Element, children: Tidy[]): TidyElement {
  const align = /^text-align: (center|right)$/.exec(String(node.properties['style'] ?? ''))?.[1];
  const className =
    align === undefined ? {} : { className: [align === 'right' ? 'align-end' : 'align-center'] };
  // An empty header cell becomes a data cell: a screen reader would announce it with every cell below.
  const isHead = node.tagName === 'th' && children.length > 0;
  return element(isHead ? 'th' : 'td', isHead ? { scope: 'col', ...className } : className, children);
}

function titleOf(node: Element): { title?: string } {
  const title = node.properties['title'];
  return typeof title === 'string' && title.trim() !== '' ? { title: unescapeText(title).trim() } : {};
}

function classOf(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

function plainText(node: Nodes): string {
  return node.type === 'text' ? node.value : childrenOf(node).map(plainText).join('');
}

/** Replaces the children of a {@link Sample} with highlighted ones. */
export function colour(sample: Sample, children: ElementContent[]): void {
  sample.element.children = children as Tidy[];
}
