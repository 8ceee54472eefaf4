import { gitOutput } from './git.ts';
import { personOf } from './history.ts';
import type { Repository } from './repository.ts';

export interface LoggedCommit {
  id: string;
  parents: string[];
  /** The author's id on the site; undefined where the address is not `<id>@people.invalid`. */
  person: string | undefined;
  /** The author's name as committed. */
  author: string;
  /** When it was committed, ISO in UTC. */
  at: string;
  message: string;
}

/**
 * The commits of a branch that are not on another one, along first parents, the newest first.
 * @throws Error where git cannot read them
 */
export async function commitsOf(
  { dir }: Repository,
  branch: string,
  without: string,
): Promise<LoggedCommit[]> {
  const format = '--format=tformat:%H%x00%P%x00%ae%x00%an%x00%ct%x00%B';
  const args = ['log', '-z', '--first-parent', format, branch, `^${without}`, '--'];
  const parts = (await gitOutput(dir, args)).toString().split('\0');
  const found: LoggedCommit[] = [];
  for (let at = 0; at + 5 < parts.length; at += 6) {
    const [id = '', parents = '', email = '', author = '', seconds = '', message = ''] = parts.slice(
      at,
      at + 6,
    );
    found.push({
      id,
      parents: parents.split(' ').filter(Boolean),
      person: personOf(email)[0],
      author,
      at: momentOf(Number(seconds)),
      message,
    });
  }
  return found;
}

/** A commit may hold any number of seconds, even one that is no valid date. */
function momentOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
}
