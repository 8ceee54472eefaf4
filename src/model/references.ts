import { z } from 'zod';
import { referenceTargets } from './labels.ts';
import type { ReferenceTarget } from './labels.ts';

export interface FieldReference {
  to: ReferenceTarget;
  id: string;
  /** Where in the front matter: `['partnership', 'partner']`. */
  path: (string | number)[];
}

/** Every reference that `data` makes, found by walking the schema that it satisfies. */
export function referencesIn(
  schema: z.ZodType,
  data: unknown,
  path: (string | number)[] = [],
): FieldReference[] {
  if (data === undefined || data === null) return [];
  const target = referenceTargets.get(schema);
  if (target !== undefined && typeof data === 'string') return [{ to: target.to, id: data, path }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return referencesIn(schema.unwrap() as z.ZodType, data, path);
  }
  if (schema instanceof z.ZodArray && Array.isArray(data)) {
    return data.flatMap((item, index) => referencesIn(schema.element as z.ZodType, item, [...path, index]));
  }
  if (schema instanceof z.ZodRecord && typeof data === 'object') {
    return Object.entries(data).flatMap(([key, value]) => [
      ...referencesIn(schema.keyType as z.ZodType, key, [...path, key]),
      ...referencesIn(schema.valueType as z.ZodType, value, [...path, key]),
    ]);
  }
  if (schema instanceof z.ZodObject && typeof data === 'object') {
    const values = data as Record<string, unknown>;
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) =>
      referencesIn(field, values[key], [...path, key]),
    );
  }
  return [];
}
