import { deskName } from '../../approvals/explain.ts';
import type { Content } from '../../model/content.ts';
import type { Due } from '../../publication/due.ts';
import { GitHubClient } from '../github-client.ts';
import type { ForgeAccess } from '../forge.ts';

/** The label of our issues; issues without it are ignored, whatever their text. */
export const reminderLabel = 'colophon-due';

export interface Reminded {
  desk: string;
  number: number;
  did: 'opened' | 'updated' | 'reopened' | 'closed' | 'left';
}

interface Issue {
  number: number;
  body: string;
  title: string;
  isOpen: boolean;
}

/**
 * Keeps one issue for each desk with something to do: opens it, updates it, closes it when nothing is due any more,
 * and reopens it later. @throws ForgeFault
 */
export async function remind(
  list: readonly Due[],
  content: Pick<Content, 'policy' | 'people'>,
  access: ForgeAccess,
): Promise<Reminded[]> {
  const client = new GitHubClient(access);
  const issues = await ourIssues(client);
  const done: Reminded[] = [];
  for (const desk of Object.keys(content.policy.desks)) {
    const own = list.filter((one) => one.desk === desk);
    const known = issues.find(({ body }) => body.startsWith(mark(desk)));
    if (own.length === 0) {
      if (known?.isOpen === true) {
        await change(client, known.number, { state: 'closed' });
        done.push({ desk, number: known.number, did: 'closed' });
      }
      continue;
    }
    const title = `To be checked by ${deskName(desk, content)}`;
    const body = reminderText(desk, own);
    if (known === undefined) {
      const number = await client.write(
        'POST /repos/{owner}/{repo}/issues',
        { title, body, labels: [reminderLabel] },
        (data) => data.number,
        async () => (await ourIssues(client)).find((one) => one.body.startsWith(mark(desk)))?.number,
      );
      done.push({ desk, number, did: 'opened' });
    } else if (known.isOpen && known.body === body && known.title === title) {
      done.push({ desk, number: known.number, did: 'left' });
    } else {
      await change(client, known.number, { title, body, state: 'open' });
      done.push({ desk, number: known.number, did: known.isOpen ? 'updated' : 'reopened' });
    }
  }
  return done;
}

/** The text of a desk's issue. Titles are escaped, so that nothing in them has an effect. */
export function reminderText(desk: string, list: readonly Due[]): string {
  const words = {
    overdue: 'is to be read again since',
    'approval-ends': 'has an approval that ends on',
    expires: 'leaves the site on',
  };
  const lines = list.map(
    ({ file, title, kind, day }) =>
      `- ${escapeMarkup(title)} (\`${file.replaceAll('`', '')}\`) ${words[kind]} ${day}`,
  );
  return `${mark(desk)}\n${lines.join('\n')}\n\nThis list is kept up to date every night, and closed when nothing is left on it.\n`;
}

/** Identifies the issue of a desk; invisible to readers. */
function mark(desk: string): string {
  return `<!-- colophon due ${desk} -->`;
}

/** Escapes text, so that it mentions nobody, links nowhere and has no markup. */
function escapeMarkup(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&@:/]/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}

async function ourIssues(client: GitHubClient): Promise<Issue[]> {
  const found = await client.all(
    'GET /repos/{owner}/{repo}/issues',
    { labels: reminderLabel, state: 'all' },
    (page) => page,
  );
  return found
    .filter((one) => one.pull_request === undefined)
    .map(({ number, body, title, state }) => ({
      number,
      title,
      body: (body ?? '').replaceAll('\r\n', '\n'),
      isOpen: state === 'open',
    }));
}

async function change(
  client: GitHubClient,
  number: number,
  to: { title?: string; body?: string; state: 'open' | 'closed' },
): Promise<void> {
  await client.write(
    'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    { issue_number: number, ...to },
    () => true,
    // No check needed after a lost answer: repeating the change gives the same result.
    () => Promise.resolve(undefined),
  );
}
