import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorsSince } from '../../../src/lib/git/history.ts';
import { Repo, oddNames, sha256 } from './repo.ts';

const file = 'posts/en/a.mdx';
const [ann, bob, cyd, dee] = ['ann', 'bob', 'cyd', 'dee-2'].map((id) => `${id}@people.invalid`);

let repo: Repo;
beforeEach(async () => {
  repo = await Repo.make();
});
afterEach(() => repo.remove());
const authors = async (...known: string[]) =>
  authorsSince(await repo.read(), file, new Set(known.map(sha256)));
/** Merges a branch; the caller decides what is on the disk afterwards. */
function join(branch: string): void {
  try {
    repo.git('merge', '-q', '--no-ff', '--no-commit', branch);
  } catch {
    // A conflict, which the caller resolves.
  }
}

describe('the authors of a file', () => {
  test('are named once, the latest first', async () => {
    await repo.change(file, 'one\n', ann);
    await repo.change(file, 'two\n', dee);
    await repo.change('other', 'x\n', cyd);
    await repo.change(file, 'three\n', bob);
    await repo.change(file, 'four\n', ann);
    expect(await authors()).toEqual(['ann', 'bob', 'dee-2']);
  });

  test('are those after the known version, without its author', async () => {
    await repo.change(file, 'one\n', ann);
    await repo.change(file, 'two\n', bob);
    await repo.change(file, 'three\n', cyd);
    await repo.change(file, 'four\n', dee);
    expect(await authors('two\n')).toEqual(['dee-2', 'cyd']);
    expect(await authors('one\n', 'three\n')).toEqual(['dee-2']);
    expect(await authors('four\n')).toEqual([]);
    expect(await authors('never\n')).toEqual(['dee-2', 'cyd', 'bob', 'ann']);
  });

  test('are those after the last time that a known version was there', async () => {
    await repo.change(file, 'one\n', ann);
    await repo.change(file, 'two\n', bob);
    await repo.change(file, 'one\n', cyd);
    expect(await authors('one\n')).toEqual([]);
    await repo.change(file, 'three\n', dee);
    expect(await authors('one\n')).toEqual(['dee-2']);
    expect(await authors('two\n')).toEqual(['dee-2', 'cyd']);
  });

  test('include the person who deleted it', async () => {
    await repo.change(file, 'one\n', ann);
    repo.git('rm', '-q', `content/${file}`);
    repo.commit(bob);
    await repo.change(file, 'two\n', cyd);
    expect(await authors()).toEqual(['cyd', 'bob', 'ann']);
  });

  test('are found for any file name', async () => {
    await repo.change(file, 'one\n', ann);
    const repository = async (text: string, email?: string) => {
      for (const name of oddNames) await repo.put(name, text);
      repo.commit(email);
      return repo.read();
    };
    await repository('one\n', bob);
    const read = await repository('two\n', cyd);
    for (const name of oddNames) {
      expect(await authorsSince(read, name, new Set())).toEqual(['cyd', 'bob']);
      expect(await authorsSince(read, name, new Set([sha256('one\n')]))).toEqual(['cyd']);
    }
  });

  test('do not include those of a folder with the same name', async () => {
    await repo.change(`${file}/inside`, 'one\n', ann);
    repo.git('rm', '-q', '-r', `content/${file}`);
    await repo.change(file, 'one\n', bob);
    expect(await authors()).toEqual(['bob']);
  });

  test('are found with SHA-256 objects, and before the first commit there are none', async () => {
    const other = await Repo.make({ format: 'sha256', prefix: '' });
    expect(await authorsSince(await other.read(), file, new Set())).toEqual([]);
    await other.change(file, 'one\n', ann);
    await other.change(file, 'two\n', bob);
    expect(await authorsSince(await other.read(), file, new Set([sha256('one\n')]))).toEqual(['bob']);
    await other.remove();
  });
});

describe('a person', () => {
  test.each([
    'bob@elsewhere.example',
    'Bob@people.invalid',
    'bob@people.invalid.example',
    'x-bob@@people.invalid',
    'b--b@people.invalid',
    '-b@people.invalid',
    'bob@people.invalid x',
    'x bob@people.invalid',
    '@people.invalid',
    'bob',
  ])('is not %s', async (address) => {
    await repo.change(file, 'one\n', address, 'Change', `Co-authored-by: Bob <${address}>`);
    expect(await authors()).toEqual([]);
  });

  test('is also a co-author, however the line is written', async () => {
    await repo.change(
      file,
      'one\n',
      'x@elsewhere.example',
      'Change',
      `Co-authored-by: Bob <${bob ?? ''}>\nCO-AUTHORED-BY: Cyd\n  <${cyd ?? ''}>\nSigned-off-by: Ann <${ann ?? ''}>\nCo-authored-by: ${ann ?? ''}`,
    );
    await repo.change(file, 'two\n', dee, 'Change', `Co-authored-by: Bob <${bob ?? ''}>`);
    expect(await authors()).toEqual(['dee-2', 'bob', 'cyd']);
  });

  test('is not somebody who is only mentioned', async () => {
    await repo.change(file, 'one\n', ann, `Co-authored-by: Bob <${bob ?? ''}>\n\nNot at the end.\n\nEnd`);
    expect(await authors()).toEqual(['ann']);
  });

  test('is not changed by a mailmap or by other trailer separators', async () => {
    await repo.put(
      '../.mailmap',
      `X <x@elsewhere.example> <${ann ?? ''}>\nBob <${bob ?? ''}> <y@elsewhere.example>\n`,
    );
    repo.git('config', 'trailer.separators', '=');
    await repo.change(file, 'one\n', ann, 'Change', `Co-authored-by: Cyd <${cyd ?? ''}>`);
    await repo.change(file, 'two\n', 'y@elsewhere.example');
    expect(await authors()).toEqual(['ann', 'cyd']);
  });

  test('a commit message cannot imitate the format of the log', async () => {
    const zeros = '0'.repeat(40);
    const forged = `:100644 100644 ${zeros} ${zeros} M\u0001\u0002${zeros}`;
    await repo.change(file, 'one\n', ann, 'Change', `Co-authored-by: ${forged} <${bob ?? ''}>\n${forged}`);
    expect(await authors()).toEqual(['ann']);
    await repo.change(file, 'two\n', ann, forged, `Co-authored-by: ${forged} <${bob ?? ''}>`);
    expect(await authors()).toEqual(['ann', 'bob']);
  });
});

describe('with merged branches', () => {
  beforeEach(async () => {
    await repo.change(file, 'one\n', ann);
    repo.git('branch', 'side');
  });

  test('the person who merges is not an author', async () => {
    repo.git('checkout', '-q', 'side');
    await repo.change(file, 'two\n', bob);
    repo.git('checkout', '-q', 'main');
    await repo.change('other', 'x\n', ann);
    join('side');
    repo.commit(cyd);
    expect(await authors()).toEqual(['bob', 'ann']);
    expect(await authors('two\n')).toEqual([]);
    expect(await authors('one\n')).toEqual(['bob']);
  });

  test('the person who resolves a conflict is an author, and both sides count', async () => {
    repo.git('checkout', '-q', 'side');
    await repo.change(file, 'side\n', bob);
    repo.git('checkout', '-q', 'main');
    await repo.change(file, 'main\n', cyd);
    join('side');
    await repo.change(file, 'both\n', dee);
    expect(await authors()).toEqual(['dee-2', 'cyd', 'bob', 'ann']);
    expect(await authors('one\n')).toEqual(['dee-2', 'cyd', 'bob']);
  });

  test('a known version on one side does not hide the other side, even if that is older', async () => {
    repo.git('checkout', '-q', 'side');
    await repo.change(file, 'side\n', bob);
    repo.git('checkout', '-q', 'main');
    await repo.change(file, 'main\n', cyd);
    join('side');
    await repo.change(file, 'both\n', dee);
    // Text from before the known version was approved with it: Ann's, but not Bob's.
    expect(await authors('main\n')).toEqual(['dee-2', 'bob']);
    expect(await authors('side\n')).toEqual(['dee-2', 'cyd']);
  });
});

describe('in a shallow clone', () => {
  test('only authors since its first commit are named, and not the author of that one', async () => {
    await repo.change(file, 'one\n', ann);
    await repo.change('other', 'x\n', bob);
    await repo.change(file, 'two\n', cyd);
    expect(await authorsSince(await repo.shallow(2), file, new Set())).toEqual(['cyd']);
    expect(await authorsSince(await repo.shallow(1), file, new Set())).toEqual([]);
    // Two versions back the clone contains the whole history.
    expect(await authorsSince(await repo.shallow(3), file, new Set())).toEqual(['cyd', 'ann']);
    expect(await authorsSince(await repo.shallow(2), file, new Set([sha256('one\n')]))).toEqual(['cyd']);
  });
});
