import type { Element, Nodes, Root, Text } from 'hast';
import type { Accepted } from './address.ts';
import { readComponentAttributes, readElementAttributes } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import type { Reference } from './body.ts';
import { forbiddenCharacter } from './characters.ts';
import { components, isComponentName } from './components.ts';
import { blockElements, markdownElements } from './elements.ts';
import { expressionsIn, statementIn } from './expressions.ts';
import type { Code } from './expressions.ts';
import type { Finding, Place, Said } from './finding.ts';
import { Headings } from './headings.ts';
import { filler, unescapeText } from './escape-code.ts';
import { readLink, readPicture } from './references.ts';
import type { Reading } from './references.ts';
import { refuseContent, refuseTag } from './refused-tags.ts';
import { childrenOf, isNoteLink, isNotes, isPictures, isTag } from './tree.ts';
import type { Tag } from './tree.ts';

/** What a tree contains, and what in it is not allowed. */
export interface Survey {
  findings: Finding[];
  headings: Headings;
  /** The valid attributes of each tag. */
  valuesOf: Map<Tag, Record<string, string>>;
  links: Reference[];
  media: Reference[];
}

/** Nobody reads more at once, and a malicious body could have a hundred thousand. */
const maxFindings = 200;

/** The surroundings of a node. */
interface Around {
  /** The surrounding element or component that contains only words, if there is one. */
  sentence: string | undefined;
  /** The surrounding link or term, if there is one. */
  link: string | undefined;
  /** The parent's name. */
  parent: string;
  place: Place;
}

/**
 * Walks a parsed body once, in document order, and refuses everything that is not known to be harmless.
 * @param escaped the source that was parsed, to which the tree's positions refer
 * @param mended offsets of tags whose attributes are not the editor's, see `parse.ts`
 */
export function survey(tree: Root, escaped: string, mended: ReadonlySet<number>): Survey {
  const surveyor = new Surveyor(escaped, mended);
  surveyor.visitChildren(tree, {
    sentence: undefined,
    link: undefined,
    parent: 'root',
    place: { line: 1, column: 1 },
  });
  return surveyor;
}

class Surveyor implements Survey {
  readonly findings: Finding[] = [];
  readonly headings = new Headings();
  readonly valuesOf = new Map<Tag, Record<string, string>>();
  readonly links: Reference[] = [];
  readonly media: Reference[] = [];
  readonly #escaped: string;
  readonly #mended: ReadonlySet<number>;
  /** Parts of the source that are code; each gets one finding only. */
  readonly #code: Code[] = [];

  constructor(escaped: string, mended: ReadonlySet<number>) {
    this.#escaped = escaped;
    this.#mended = mended;
  }

  visitChildren(node: Nodes, around: Around): void {
    for (const child of childrenOf(node)) this.#visit(child, around);
  }

  #visit(node: Nodes, outer: Around): void {
    const start = node.position?.start;
    const around =
      start === undefined ? outer : { ...outer, place: { line: start.line, column: start.column } };
    if (node.type === 'text') this.#text(node, around);
    else if (isTag(node)) this.#tag(node, around);
    else if (node.type === 'element') this.#element(node, around);
    else this.#refuse(node, around, [notText]);
  }

  #text(node: Text, around: Around): void {
    const said = forbiddenCharacter(unescapeText(node.value).replaceAll(filler, ''));
    if (said !== undefined) this.#refuse(node, around, [said]);
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    for (const code of expressionsIn(this.#escaped, start.offset, end.offset)) {
      if (this.#isFull()) return;
      if (!this.#isCode(code.from)) this.#refuseCode(code);
    }
  }

  #element(node: Element, around: Around): void {
    const name = node.tagName;
    if (!Object.hasOwn(markdownElements, name)) {
      this.#refuse(node, around, [notText]);
      return;
    }
    // Line breaks inside a tag that contains words make paragraphs, which are removed later.
    const isLoose = name === 'p' && around.parent === around.sentence;
    if (around.sentence !== undefined && blockElements.has(name) && !isLoose) {
      this.#refuse(node, around, [notWords(around.sentence)]);
      return;
    }
    // Inside code samples nothing is code to refuse, and every character is literal.
    if (name === 'code' || name === 'pre') return;
    if (name === 'p' && around.parent === 'root' && this.#isStatement(node)) return;
    if (/^h[1-6]$/.test(name)) this.#refuse(node, around, this.headings.add(node));
    else if (name === 'img') this.#reading(node, around, readPicture(node, around.sentence !== undefined));
    else if (name === 'a' && (around.link !== undefined || !isNoteLink(node))) {
      this.#reading(node, around, readLink(node, around.link !== undefined));
    }
    const holdsBlocks = isPictures(node) || (blockElements.has(name) && !holdsWords.has(name));
    this.visitChildren(isNotes(node) ? { ...node, children: node.children.slice(1) } : node, {
      ...around,
      parent: name,
      sentence: holdsBlocks ? around.sentence : (around.sentence ?? name),
      link: name === 'a' ? name : around.link,
    });
  }

  #isStatement(node: Element): boolean {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined || this.#isFull()) return false;
    const code = statementIn(this.#escaped, start.offset, end.offset);
    if (code !== undefined) this.#refuseCode(code);
    return code !== undefined;
  }

  #tag(node: Tag, around: Around): void {
    const name = node.name ?? '';
    const said = refuseTag(name, node, around);
    if (said !== undefined) this.#refuse(node, around, [said]);
    let holdsBlocks = name === 'details' || said !== undefined;
    if (isComponentName(name)) {
      holdsBlocks = components[name].holds !== 'words';
      this.#attributes(node, around, readComponentAttributes(node, name));
      const contentFault = refuseContent(name, node);
      if (contentFault !== undefined) this.#refuse(node, around, [contentFault]);
    } else if (said === undefined) {
      this.#attributes(node, around, readElementAttributes(node));
    }
    this.visitChildren(node, {
      ...around,
      parent: name,
      sentence: holdsBlocks ? around.sentence : name,
      link: name === 'Term' ? name : around.link,
    });
  }

  #attributes(node: Tag, around: Around, { said, values, addresses }: Attributes): void {
    if (this.#mended.has(node.position?.start.offset ?? -1)) return;
    this.#refuse(node, around, said);
    for (const address of addresses) this.#refer(around, address);
    this.valuesOf.set(node, values);
  }

  #reading(node: Element, around: Around, { said, address }: Reading): void {
    this.#refuse(node, around, said);
    if (address !== undefined) this.#refer(around, address);
  }

  #refer({ place }: Around, address: Accepted): void {
    if (address.kind === 'media') this.media.push({ to: address.path, ...place });
    else if (address.kind !== 'elsewhere') this.links.push({ to: address.href, ...place });
  }

  #refuse(node: Nodes, { place }: Around, said: readonly Said[]): void {
    if (said.length === 0 || this.#isFull() || this.#isCode(node.position?.start.offset ?? -1)) return;
    for (const it of said) this.findings.push({ ...place, ...it });
  }

  #refuseCode(code: Code): void {
    this.findings.push(code.finding);
    this.#code.push(code);
  }

  #isFull(): boolean {
    return this.findings.length >= maxFindings;
  }

  #isCode(offset: number): boolean {
    return this.#code.some(({ from, to }) => from <= offset && offset < to);
  }
}

/** Blocks whose children are words. */
const holdsWords = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th']);

const notText: Said = {
  code: 'raw-html',
  message: 'this is neither text nor a known component',
  fix: 'Take it out.',
};

function notWords(name: string): Said {
  return {
    code: 'component-content',
    message: `<${name}> holds words, not whole blocks`,
    fix: 'Take lists, quotes, headings and tables out of it.',
  };
}
