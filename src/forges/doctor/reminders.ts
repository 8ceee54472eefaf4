import { deskName } from '../../approvals/explain.ts';
import type { Content } from '../../model/content.ts';
import type { Due } from '../../publication/due.ts';
import type { Forge } from '../forge.ts';

/** The label of our issues; issues without it are ignored, whatever their text. */
export const reminderLabel = 'colophon-due';

export interface Reminded {
  desk: string;
  number: number;
  did: 'opened' | 'updated' | 'reopened' | 'closed' | 'left';
}

/**
 * Keeps one issue for each desk with something to do: opens it, updates it, closes it when nothing is due any more,
 * and reopens it later. @throws ForgeFault
 */
export async function remind(
  list: readonly Due[],
  content: Pick<Content, 'policy' | 'people'>,
  forge: Pick<Forge, 'issues' | 'createIssue' | 'updateIssue'>,
): Promise<Reminded[]> {
  const issues = await forge.issues(reminderLabel);
  const done: Reminded[] = [];
  for (const desk of Object.keys(content.policy.desks)) {
    const own = list.filter((one) => one.desk === desk);
    const known = issues.find(({ body }) => body.startsWith(mark(desk)));
    if (own.length === 0) {
      if (known?.isOpen === true) {
        await forge.updateIssue(known.number, { isOpen: false });
        done.push({ desk, number: known.number, did: 'closed' });
      }
      continue;
    }
    const title = `To be checked by ${deskName(desk, content)}`;
    const body = reminderText(desk, own);
    if (known === undefined) {
      const { number } = await forge.createIssue({ title, body, label: reminderLabel });
      done.push({ desk, number, did: 'opened' });
    } else if (known.isOpen && known.body === body && known.title === title) {
      done.push({ desk, number: known.number, did: 'left' });
    } else {
      await forge.updateIssue(known.number, { title, body, isOpen: true });
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
