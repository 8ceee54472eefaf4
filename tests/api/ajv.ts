import { createRequire } from 'node:module';

interface Validator {
  (value: unknown): boolean;
  errors?: unknown[] | null;
}

interface Ajv {
  addSchema(schema: object): Ajv;
  getSchema(id: string): Validator | undefined;
}

/** Ajv for draft 2020-12, as html-validate brings it along. It throws where a schema is none, or a $ref leads nowhere. */
export function openAjv(schemas: object[]): Ajv {
  const ofHtmlValidate = createRequire(createRequire(import.meta.url).resolve('html-validate'));
  const { default: Ajv2020 } = ofHtmlValidate('ajv/dist/2020.js') as {
    default: new (options: object) => Ajv;
  };
  // Formats are in a package of their own; zod writes a pattern beside those that matter.
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
  for (const schema of schemas) ajv.addSchema(schema);
  return ajv;
}
