import { z } from 'zod';
import { entryCollections, entrySchemas } from '../../model/collections.ts';
import type { Site } from '../../model/site.ts';
import { absolute } from '../../publication/addresses.ts';
import { apiSchemaAddress } from '../../publication/api-addresses.ts';
import type { AnswerName, ApiSchemaName } from '../../publication/api-addresses.ts';
import { answers } from './answers.ts';
import { jsonSchema } from './json-schema.ts';

/** A JSON Schema (draft 2020-12) of the API, with its own address as id. */
export function apiSchema(name: ApiSchemaName, site: Pick<Site, 'url'>): object {
  const schema = isAnswer(name) ? answerSchema(name) : jsonSchema(name);
  return { ...schema, $id: absolute(apiSchemaAddress(name), site) };
}

function answerSchema(name: AnswerName): object {
  return z.toJSONSchema(answers[name], {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: json }) => {
      const found = entryCollections.find((collection) => Object.is(entrySchemas[collection], zodSchema));
      if (found === undefined) return;
      // Front matter has a schema of its own, with the editors' labels; refers to it.
      for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
      json.$ref = `${found}.json`;
    },
  });
}

function isAnswer(name: ApiSchemaName): name is AnswerName {
  return Object.hasOwn(answers, name);
}
