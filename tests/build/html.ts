import { FileSystemConfigLoader, HtmlValidate, cjsResolver } from 'html-validate';

/** What is wrong with the HTML of a site's pages, by the rules of `.htmlvalidate.json`. */
export async function htmlFaults(files: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const validator = new HtmlValidate(new FileSystemConfigLoader([cjsResolver()]));
  const faults: string[] = [];
  for (const [path, bytes] of files) {
    if (!path.endsWith('.html')) continue;
    const { results } = await validator.validateString(bytes.toString(), `dist/${path}`);
    for (const { messages } of results) {
      faults.push(
        ...messages.map(
          ({ ruleId, message, selector }) => `${path}: ${message} (${ruleId}) ${selector ?? ''}`,
        ),
      );
    }
  }
  return faults;
}
