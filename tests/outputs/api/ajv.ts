import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/**
 * Ajv for draft 2020-12, with formats such as `uri` and `date-time`.
 * @throws Error if a schema is invalid, or a $ref leads nowhere
 */
export function openAjv(schemas: object[]): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  for (const schema of schemas) ajv.addSchema(schema);
  return ajv;
}
