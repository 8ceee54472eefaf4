import { nearest } from '../model/nearest.ts';
import { componentNames } from './body.ts';
import type { ComponentName } from './body.ts';
import { components, isComponentName } from './components.ts';
import { advice, blockElements, emptyElements, rawElements } from './elements.ts';
import type { Said } from './finding.ts';
import { contentOf, isElement, isTag } from './tree.ts';
import type { Tag } from './tree.ts';

/** Why the content of a component is not allowed; undefined where it is. */
export function refuseContent(name: ComponentName, node: Tag): Said | undefined {
  const { holds, example } = components[name];
  const content = contentOf(node);
  const fits = {
    nothing: content.length === 0,
    list: content.length === 1 && content.every((child) => isElement(child, 'ol')),
    words: content.length > 0,
    blocks: content.length > 0,
  };
  const message = {
    nothing: `<${name}> has text between its tags`,
    list: `<${name}> holds something other than one numbered list`,
    words: `<${name}> is empty`,
    blocks: `<${name}> is empty`,
  };
  const fix = {
    nothing: `Take out what stands between the tags, and end the tag with />, as in ${example}.`,
    list: `Leave one numbered list in it, and put the rest before or after it: ${example}.`,
    words: `Write words between the tags, as in ${example}, or take it out.`,
    blocks: `Write something between the tags, as in ${example}, or take it out.`,
  };
  return fits[holds] ? undefined : { code: 'component-content', message: message[holds], fix: fix[holds] };
}

/** What surrounds a tag: the element that contains only words, the link, and the parent. */
interface Around {
  sentence: string | undefined;
  link: string | undefined;
  parent: string;
}

/** Why a tag may not stand here; undefined where it may. Attributes are checked elsewhere. */
export function refuseTag(name: string, node: Tag, around: Around): Said | undefined {
  if (isComponentName(name)) return misplacedComponent(name, around);
  if (!rawElements.has(name)) return unknownTag(name);
  const isBlock = blockElements.has(name);
  if (name === 'summary' ? around.parent !== 'details' : isBlock && around.sentence !== undefined) {
    return {
      code: 'component-place',
      message:
        name === 'summary'
          ? '<summary> stands outside of <details>'
          : `<${name}> stands inside a sentence or a table`,
      fix:
        name === 'summary'
          ? 'Write <details>, and in it <summary>…</summary> first.'
          : 'Put it on lines of its own, with blank lines around it.',
    };
  }
  const content = contentOf(node);
  if (emptyElements.has(name) !== (content.length === 0)) {
    return {
      code: 'component-content',
      message: content.length === 0 ? `<${name}> is empty` : `<${name}> has text between its tags`,
      fix:
        content.length === 0 ? 'Write something between the tags, or take them out.' : `Write <${name} />.`,
    };
  }
  const [first] = content;
  if (name === 'details' && !(first !== undefined && isTag(first) && first.name === 'summary')) {
    return {
      code: 'component-content',
      message: '<details> has no <summary>, so that nobody knows what opening it shows',
      fix: 'Write <summary>what it is about</summary> as the first thing in it.',
    };
  }
  return undefined;
}

function misplacedComponent(name: ComponentName, { sentence, link }: Around): Said | undefined {
  const { inline } = components[name];
  if (!inline && sentence !== undefined) {
    return {
      code: 'component-place',
      message: `<${name}> stands inside a sentence or a table`,
      fix: 'Put it on lines of its own, with blank lines around it.',
    };
  }
  if (inline && link !== undefined) {
    return {
      code: 'nested-link',
      message: `<${name}> stands inside a link or a term, and both can be clicked`,
      fix: 'Write one after the other.',
    };
  }
  return undefined;
}

function unknownTag(name: string): Said {
  if (name === '')
    return { code: 'raw-html', message: '<> is a tag without a name', fix: 'Take <> and </> out.' };
  const near = nearest(name, componentNames);
  const differsInCaseOnly = componentNames.some((known) => known.toLowerCase() === name.toLowerCase());
  if (differsInCaseOnly || !/^[a-z][a-z0-9:-]*$/.test(name)) {
    return {
      code: 'unknown-component',
      message: `there is no component <${name}>`,
      fix:
        near === undefined
          ? `Components are ${componentNames.join(', ')}. For a < in the text write \\<.`
          : `Did you mean <${near}>?`,
    };
  }
  return {
    code: 'raw-html',
    message: `the HTML element <${name}> cannot be used here`,
    fix: advice(name) ?? 'Take the tag out, or write it in Markdown. For a < in the text write \\<.',
  };
}
