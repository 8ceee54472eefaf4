/** Values from earlier answers, by name: ids of commits, numbers of pull requests. */
export type Known = Record<string, string>;

/** Olga owns the repository, Alice and Léa may push to it, Eve may only read. Null is without a token. */
export type Person = 'olga' | 'alice' | 'lea' | 'eve' | null;

/** One request of the script. */
export interface Step {
  name: string;
  as: Person;
  ask: (known: Known) => [method: string, path: string, body?: object];
  /** The values of the answer that later steps need. */
  keep: Record<string, (answer: Answer) => unknown>;
}

/** Any answer, with the fields that the script reads. */
interface Answer {
  id: number;
  number: number;
  sha: string;
  commit: { sha: string };
}

export const repo = '/repos/olga/site';

export function step(as: Person, name: string, ask: Step['ask'], keep: Step['keep'] = {}): Step {
  return { name, as, ask, keep };
}

/** Keeps the answer's commit, tree or blob under a name. */
export function sha(name: string): Step['keep'] {
  return { [name]: (answer) => answer.sha };
}

export function id(name: string): Step['keep'] {
  return { [name]: (answer) => answer.id };
}

export function number(name: string): Step['keep'] {
  return { [name]: (answer) => answer.number };
}

/** A regular file in a tree. */
export function blobAt(path: string, blob: string | undefined) {
  return { path, mode: '100644', type: 'blob', sha: blob };
}

/**
 * What Decap does to propose a text: a blob, a tree, a commit.
 * @param name the name under which the commit is kept
 */
export function written(
  name: string,
  { path, text, on }: { path: string; text: string; on: string },
): Step[] {
  const content = Buffer.from(text).toString('base64');
  return [
    step(
      'alice',
      `the text of ${name}`,
      () => ['POST', `${repo}/git/blobs`, { content, encoding: 'base64' }],
      sha(`${name}Blob`),
    ),
    step(
      'alice',
      `the tree of ${name}`,
      (known) => [
        'POST',
        `${repo}/git/trees`,
        { base_tree: known[`${on}Tree`], tree: [blobAt(path, known[`${name}Blob`])] },
      ],
      sha(`${name}Tree`),
    ),
    step(
      'alice',
      `the commit of ${name}`,
      (known) => [
        'POST',
        `${repo}/git/commits`,
        {
          message: `Write ${name}`,
          tree: known[`${name}Tree`],
          parents: [known[on]],
          author: { name: 'Alice', email: 'alice@people.example', date: '2026-05-01T10:00:00Z' },
        },
      ],
      sha(name),
    ),
  ];
}

/** A branch for a commit, and a pull request for the branch, whose number is kept. */
export function proposed(name: string): Step[] {
  return [
    step('alice', `the branch of ${name}`, (known) => [
      'POST',
      `${repo}/git/refs`,
      { ref: `refs/heads/cms/posts/${name}`, sha: known[name] },
    ]),
    step(
      'alice',
      `the pull request of ${name}`,
      () => [
        'POST',
        `${repo}/pulls`,
        { title: `Write ${name}`, body: 'Automatic', head: `olga:cms/posts/${name}`, base: 'main' },
      ],
      number(`${name}Pull`),
    ),
  ];
}
