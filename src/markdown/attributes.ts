import type { MdxJsxAttributeNode } from 'satteri';
import { nearest } from '../model/nearest.ts';
import type { Accepted } from './address.ts';
import type { ComponentName } from './body.ts';
import { forbiddenCharacter } from './characters.ts';
import { components } from './components.ts';
import { elementAttributes } from './elements.ts';
import type { Said } from './finding.ts';
import { unescapeCode } from './escape-code.ts';
import type { Tag } from './tree.ts';
import { badValue, readValue } from './values.ts';
import { oneLine } from '../model/one-line.ts';

export interface Attributes {
  /** The valid attributes; empty values are left out, because forms send them for fields that are not filled in. */
  values: Record<string, string>;
  /** Values that are addresses of the site or its media folder. */
  addresses: Accepted[];
  said: Said[];
  /** Names of attributes that were found but are invalid. */
  faulty: Set<string>;
}

/** Reads a component's attributes by the rules of {@link components}. */
export function readComponentAttributes(tag: Tag, name: ComponentName): Attributes {
  const rules = components[name].attributes;
  const attributes = readAttributes(tag, Object.keys(rules), `Write ${components[name].example}.`);
  const { values, said, faulty } = attributes;
  for (const [key, { value: kind, required }] of Object.entries(rules)) {
    const value = values[key];
    if (value !== undefined) {
      const { said: fault, address } = readValue(key, value, kind);
      if (fault !== undefined) said.push(fault);
      if (address !== undefined) attributes.addresses.push(address);
    } else if (required && key !== 'alt' && !faulty.has(key)) {
      said.push({
        code: 'missing-attribute',
        message: `<${name}> has no ${key}`,
        fix: `Write ${key}="…" in the tag, as in ${components[name].example}.`,
      });
    }
  }
  if (name === 'Figure' && !faulty.has('alt')) said.push(...checkAlt(values));
  return attributes;
}

/** Reads the attributes that raw elements may have: language, direction and title. */
export function readElementAttributes(tag: Tag): Attributes {
  const known = Object.keys(elementAttributes);
  const attributes = readAttributes(tag, known, `Allowed here are ${known.join(', ')}.`);
  for (const [key, value] of Object.entries(attributes.values)) {
    const rule = elementAttributes[key];
    if (rule !== undefined && !rule.pattern.test(value))
      attributes.said.push(badValue(key, value, rule.like));
  }
  return attributes;
}

function readAttributes(tag: Tag, known: readonly string[], example: string): Attributes {
  const values = new Map<string, string>();
  const said: Said[] = [];
  const faulty = new Set<string>();
  for (const attribute of tag.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      said.push({
        code: 'mdx-spread',
        message: `<${tag.name ?? ''}> is given attributes by code`,
        fix: example,
      });
      continue;
    }
    const { name, value } = attribute;
    const fault = faultOf(tag, attribute, known) ?? (values.has(name) ? duplicateAttribute(name) : undefined);
    if (fault !== undefined) {
      said.push(fault);
      faulty.add(nearest(name, known) ?? name);
    } else if (typeof value === 'string') {
      const text = oneLine(unescapeCode(value));
      const hidden = forbiddenCharacter(text);
      if (hidden !== undefined) said.push(hidden);
      if (text !== '') values.set(name, text);
    }
  }
  return { values: Object.fromEntries(values), addresses: [], said, faulty };
}

/** What is wrong with an attribute, independent of its value. */
function faultOf(tag: Tag, { name, value }: MdxJsxAttributeNode, known: readonly string[]): Said | undefined {
  if (/^on/i.test(name)) {
    return {
      code: 'event-attribute',
      message: `"${name}" would run code`,
      fix: 'Take it out: texts do not run code.',
    };
  }
  if (!known.includes(name)) return unknownAttribute(tag, name, known);
  if (value === null || value === undefined) {
    return { code: 'attribute-value', message: `"${name}" has no value`, fix: `Write ${name}="…".` };
  }
  return typeof value === 'string'
    ? undefined
    : {
        code: 'mdx-expression',
        message: `the value of "${name}" is code in braces`,
        fix: `Write it in quotes: ${name}="…".`,
      };
}

function duplicateAttribute(name: string): Said {
  return { code: 'duplicate-attribute', message: `"${name}" is there twice`, fix: 'Leave one of them.' };
}

function unknownAttribute(tag: Tag, name: string, known: readonly string[]): Said {
  const near = nearest(name, known);
  return {
    code: 'unknown-attribute',
    message: `<${tag.name ?? ''}> has no attribute "${name}"`,
    fix:
      near !== undefined
        ? `Did you mean ${near}?`
        : known.length === 0
          ? 'Take it out: this one has no attributes.'
          : `Take it out. Attributes: ${known.join(', ')}.`,
  };
}

function checkAlt({ alt, decorative }: Record<string, string>): Said[] {
  if (decorative === 'yes') {
    return alt === undefined
      ? []
      : [
          {
            code: 'attribute-value',
            message: 'the picture is called decorative but has an alternative text',
            fix: 'Leave one of the two.',
          },
        ];
  }
  return alt === undefined
    ? [
        {
          code: 'missing-alt',
          message: '<Figure> has no alternative text',
          fix: 'Write alt="what the picture shows"; a picture that only adorns has alt="" decorative="yes".',
        },
      ]
    : [];
}
