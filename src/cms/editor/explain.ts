import { z } from 'zod';
import { entrySchemas, recordSchemas } from '../../model/collections.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import { countWords } from '../../model/words.ts';
import { filledIn } from './blank.ts';
import { phrases } from '../../i18n/editor.ts';

/** A problem of a field's value, in the language of the interface. */
export interface Fault {
  /** Path in the collection's fields: `['image', 'alt']`. */
  field: (string | number)[];
  message: string;
  /** What to do about it; empty if the message already says it. */
  fix: string;
}

const schemas: Record<string, z.ZodObject> = { ...entrySchemas, ...recordSchemas };

/**
 * Checks all fields of a form by the same schema as the build.
 * @param data without `body`; blank fields count as missing
 */
export function faultsOf(collection: string, data: Record<string, unknown>, lang: InterfaceLang): Fault[] {
  const schema = schemas[collection];
  if (schema === undefined) return [];
  return explained(schema.safeParse(filledIn(data) ?? {}), data, lang, []);
}

/**
 * Checks one field.
 * @param at its place in the model: `posts.image.alt`; `item` stands for an item of a list
 * @returns undefined if the value is valid. Blank fields are not checked: the form knows which are required.
 */
export function faultAt(at: string, value: unknown, lang: InterfaceLang): Fault | undefined {
  const filled = filledIn(value);
  const schema = schemaAt(at);
  if (filled === undefined || schema === undefined) return undefined;
  return explained(schema.safeParse(filled), filled, lang, [])[0];
}

function schemaAt(at: string): z.ZodType | undefined {
  const [collection = '', ...path] = at.split('.');
  let found: z.ZodType | undefined = schemas[collection];
  for (const step of path) {
    const here = found === undefined ? undefined : unwrap(found);
    if (here instanceof z.ZodObject) found = (here.shape as Record<string, z.ZodType>)[step];
    else if (here instanceof z.ZodArray) found = here.element as z.ZodType;
    else return undefined;
  }
  return found;
}

function explained(
  result: { success: boolean; error?: z.ZodError },
  data: unknown,
  lang: InterfaceLang,
  under: (string | number)[],
): Fault[] {
  return (result.error?.issues ?? []).flatMap((issue) => explain(issue, data, lang, under));
}

function explain(
  issue: z.core.$ZodIssue,
  data: unknown,
  lang: InterfaceLang,
  under: (string | number)[],
): Fault[] {
  const say = phrases[lang];
  const field = [...under, ...issue.path.filter((step) => typeof step !== 'symbol')];
  const value = valueAt(data, field.slice(under.length));
  const fault = ([message, fix = '']: readonly [string, string?]): Fault[] => [{ field, message, fix }];
  switch (issue.code) {
    case 'invalid_type':
      return fault(value === undefined ? say.missing : say.wrongKind);
    case 'too_big':
      return typeof value === 'string'
        ? fault(say.tooLong(value.trim().length, Number(issue.maximum)))
        : fault(say.tooLarge(Number(issue.maximum)));
    case 'too_small':
      return fault(
        issue.origin === 'array' || issue.origin === 'string'
          ? say.missing
          : say.tooSmall(Number(issue.minimum)),
      );
    case 'invalid_value':
      return fault(value === undefined ? say.missing : say.notAChoice);
    case 'invalid_format':
      if (issue.format === 'email') return fault(say.noEmail);
      return fault(issue.format === 'url' ? say.noUrl : say.noAddress(String(value)));
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: [...field, key],
        message: say.unknownField(key)[0],
        fix: say.unknownField(key)[1],
      }));
    case 'invalid_union': {
      if (value === undefined) return fault(say.missing);
      // A text in one language for all, or one for each: the type of the value shows which was meant.
      const branch = issue.errors[typeof value === 'object' ? 1 : 0] ?? [];
      return branch.flatMap((inner) => explain(inner, value, lang, field));
    }
    case 'custom':
      return fault(customWords(issue, value, lang));
    default:
      return fault([issue.message]);
  }
}

/** The model's own sentences are English; a language's folder has the same for each. */
function customWords(
  issue: z.core.$ZodIssueCustom,
  value: unknown,
  lang: InterfaceLang,
): readonly [string, string?] {
  const fix = typeof issue.params?.['fix'] === 'string' ? issue.params['fix'] : '';
  const english = [sentence(issue.message), fix] as const;
  if (lang === 'en') return english;
  const known = phrases[lang].custom.find(({ like }) => like.test(issue.message));
  return known === undefined ? english : known.say(String(value), countWords(String(value), lang));
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function valueAt(data: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema;
}
