import { formWords } from '../../i18n/forms.ts';
import type { ComponentName } from '../../markdown/body.ts';
import { components } from '../../markdown/components.ts';
import type { ValueKind } from '../../markdown/components.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import { readTag, tagPattern, writeTag } from './tag-text.ts';

/** A component in the toolbar of the visual editor, in the form of `CMS.registerEditorComponent`. */
export interface EditorComponent {
  id: ComponentName;
  label: string;
  fields: EditorComponentField[];
  pattern: RegExp;
  fromBlock: (match: RegExpMatchArray) => Record<string, string>;
  toBlock: (data: Record<string, unknown>) => string;
}

interface EditorComponentField {
  name: string;
  label: string;
  widget: string;
  required: boolean;
  options?: { label: string; value: string }[];
  default?: string;
}

/** The content between the tags, stored with the attributes. No component has an attribute with this name. */
export const innerField = 'text';
/** The original source of the component, so that an unedited one keeps its bytes. No form shows it. */
const sourceField = 'colophonSource';

/**
 * The components that are blocks. `Term`, and `Download` inside a sentence, are parts of a sentence, for which Decap
 * has no editor: they are edited in the Markdown view and shown as source in the visual one.
 */
export const blockComponents = (Object.keys(components) as ComponentName[]).filter(
  (name) => components[name].holds !== 'words',
);

export function editorComponents(lang: InterfaceLang): EditorComponent[] {
  return blockComponents.map((name) => editorComponent(name, lang));
}

export function editorComponent(name: ComponentName, lang: InterfaceLang): EditorComponent {
  const { attributes, holds } = components[name];
  const words = formWords[lang];
  const pattern = tagPattern(name, holds !== 'nothing');
  const fromBlock = (match: RegExpMatchArray): Record<string, string> => {
    const { values, inner } = readTag(match);
    return {
      ...values,
      ...(inner === undefined ? {} : { [innerField]: inner }),
      [sourceField]: match[0],
    };
  };
  const write = (data: Record<string, unknown>): string => {
    const text = (key: string): string => (typeof data[key] === 'string' ? data[key] : '');
    const values = Object.fromEntries(Object.keys(attributes).map((key) => [key, text(key)]));
    return writeTag(name, { values, inner: holds === 'nothing' ? undefined : text(innerField) });
  };
  return {
    id: name,
    label: words.components[name],
    fields: [
      ...Object.entries(attributes).map(([key, { value, required }]) => ({
        name: key,
        label: named(words.attributes, key),
        required: required === true,
        ...widgetOf(value, lang, required === true),
      })),
      ...(holds === 'nothing'
        ? []
        : [{ name: innerField, label: words.inner, widget: 'text', required: true }]),
    ],
    pattern,
    fromBlock,
    toBlock: (data) => {
      const source = data[sourceField];
      const was = typeof source === 'string' ? pattern.exec(source) : null;
      return was !== null && write(fromBlock(was)) === write(data) ? was[0] : write(data);
    },
  };
}

/** What a table calls something; the thing's own name where it has none. */
function named(words: Record<string, string>, key: string): string {
  return words[key] ?? key;
}

function widgetOf(
  kind: ValueKind,
  lang: InterfaceLang,
  required: boolean,
): Pick<EditorComponentField, 'widget' | 'options' | 'default'> {
  if (typeof kind !== 'string') {
    return {
      widget: 'select',
      options: kind.map((value) => ({ value, label: named(formWords[lang].values, value) })),
      ...(required && kind[0] !== undefined ? { default: kind[0] } : {}),
    };
  }
  if (kind === 'picture') return { widget: 'image' };
  return kind === 'captions' || kind === 'file' ? { widget: 'file' } : { widget: 'string' };
}
