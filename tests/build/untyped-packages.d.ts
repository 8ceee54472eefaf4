/** Two packages without types of their own; what the tests use of them. */
declare module '@marbec/web-auto-extractor' {
  export default class WebAutoExtractor {
    constructor(options?: { addLocation?: boolean });
    parse(html: string): {
      /** Things by their type, each with its properties. */
      jsonld: Record<string, Record<string, unknown>[]>;
      errors?: { message: string }[];
    };
  }
}

declare module '@adobe/structured-data-validator' {
  export default class Validator {
    constructor(vocabulary: { '@graph': object[] });
    validate(found: object): Promise<{ issueMessage: string; severity: 'ERROR' | 'WARNING' }[]>;
  }
}
