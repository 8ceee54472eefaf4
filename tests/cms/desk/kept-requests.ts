import { execFileSync } from 'node:child_process';
import { committer } from '../../../src/cms/desk/commit.ts';
import { actOf } from '../../../src/cms/desk/draft.ts';
import type { Asked, Kept, Tip } from './request-log.ts';

/** What a repository contains of the requests that were sent to a desk. Each request is known by its id. */
export interface KeptRequests {
  kept: Kept[];
  tips: Tip[];
}

/**
 * Reads all branches of a repository.
 * @param fileOf path of a slug's text, from the top of the repository
 */
export function keptRequests(
  dir: string,
  log: readonly Asked[],
  fileOf: (slug: string) => string,
): KeptRequests {
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', ['--no-optional-locks', ...args], { cwd: dir, input, maxBuffer: 2 ** 30 });
  const asked = new Map(log.map((one) => [one.id, one]));
  const fields = '--format=%H%x00%an%x00%B%x00%x01%x00';
  const args = ['log', '--branches', '--topo-order', '--reverse', `--committer=${committer.email}`, fields];
  const commits = git(args)
    .toString()
    .split('\0\x01\0\n')
    .filter(Boolean)
    .map((commit) => commit.split('\0') as [string, string, string]);

  const branches = git(['for-each-ref', '--format=%(refname:short)', 'refs/heads']).toString().trim();
  const slugs = new Set(log.filter(({ what }) => what === 'save').map(({ slug }) => slug));
  const ends = branches
    .split('\n')
    .flatMap((branch) =>
      [...slugs]
        .filter((slug) => branch === 'main' || branch.endsWith(`/${slug}`))
        .map((slug) => ({ branch, slug, name: `${branch}:${fileOf(slug)}` })),
    );

  const names = commits.map(([commit, id]) => `${commit}:${fileOf(asked.get(id)?.slug ?? '')}`);
  const files = blobsOf(git, [...names, ...ends.map(({ name }) => name)]);
  const kept = commits.map(([, id, message], index) => {
    const act = actOf(message);
    const words = act?.act === 'note' ? act.text : act?.act === 'decide' ? act.comment : undefined;
    return { id, text: words ?? files.get(names[index] ?? '') ?? '' };
  });
  const tips = ends.map(({ branch, slug, name }) => ({ branch, slug, text: files.get(name) }));
  return { kept, tips };
}

/** @param names as `<commit>:<path>`; names that do not exist are left out */
function blobsOf(git: (args: readonly string[], input: string) => Buffer, names: readonly string[]) {
  const answer = git(['cat-file', '--batch'], names.map((name) => `${name}\n`).join(''));
  const files = new Map<string, string>();
  let at = 0;
  for (const name of names) {
    const end = answer.indexOf('\n', at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(answer.subarray(at, end).toString())?.[1];
    at = end + 1;
    if (size === undefined) continue;
    files.set(name, answer.subarray(at, at + Number(size)).toString());
    at += Number(size) + 1;
  }
  return files;
}
