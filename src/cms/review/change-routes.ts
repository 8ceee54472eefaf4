import { Hono } from 'hono';
import type { Context } from 'hono';
import { readConflicts } from '../desk/conflicts.ts';
import type { Desk } from '../desk/desk.ts';
import { endingSaves } from './ended-by.ts';
import type { EndingSave } from './ended-by.ts';
import { keyOfDraft } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import { DeskError } from '../desk/refusals.ts';
import { readChange } from './change.ts';
import type { Change } from './change.ts';
import { changePage } from './change-page.ts';
import { addNote, decideOnChange } from './decide-from-form.ts';
import { discardPage } from './discard-page.ts';
import { fieldOf } from './form-fields.ts';
import { doneNotice, refusedNotice } from './notices.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import { decisionIn, keptIn, noteIn, statusIn, typedIn } from './requests.ts';
import { formOf, nameOf, readerOf, refusalOf } from './request-context.ts';
import type { ReviewEnv } from './request-context.ts';

/** One draft: `/<collection>/<slug>/`, and its actions. */
export function changeRoutes(desk: Desk): Hono<ReviewEnv> {
  const app = new Hono<ReviewEnv>();
  app.get('/:collection/:slug/', async (context) => {
    const reader = await readerOf(desk, context);
    const change = await readChange(desk, nameOf(context));
    const shown = { notice: doneNotice(context, reader), saves: await savesOf(desk, change) };
    return context.html(
      await changePage(change, await readConflicts(desk.place, change.draft, change.content), reader, shown),
    );
  });
  app.get('/:collection/:slug/discard', async (context) =>
    context.html(discardPage(await readChange(desk, nameOf(context)), await readerOf(desk, context))),
  );

  const post = (action: string, work: Work) =>
    app.post(`/:collection/:slug/${action}`, (context) => act(desk, context, work));
  post('decide', async (name, form, reader) => {
    const isTakeDown = fieldOf(form, 'decision') === 'take-down';
    return (await decideOnChange(desk, name, decisionIn(form, reader), isTakeDown, reader)).done;
  });
  post('note', async (name, form, reader) => {
    await addNote(desk, name, noteIn(form, reader), reader);
    return 'note';
  });
  post('resolve-note', async (name, form, reader) => {
    const note = fieldOf(form, 'note');
    const resolved = fieldOf(form, 'resolved') !== 'no';
    await desk.drafts.act(name, reader.person, ({ notes }) => {
      if (!notes.some(({ id }) => id === note)) throw new DeskError(404, 'There is no such note.');
      const subject = resolved ? 'Resolve a note' : 'Open a note again';
      return Promise.resolve({ subject, act: { act: 'resolve-note', note, resolved } });
    });
    return 'resolved';
  });
  post('status', async (name, form, reader) => {
    const status = statusIn(form);
    await desk.drafts.act(name, reader.person, () =>
      Promise.resolve({ subject: `Set to ${status}`, act: { act: 'status', status } }),
    );
    return 'status';
  });
  post('publish', async (name, _form, reader) => {
    await desk.publish(name, reader.person);
    return { to: `${base}/?done=published&about=${keyOfDraft(name)}` };
  });
  post('update', async (name, form, reader) => {
    await desk.bringTogether(name, reader.person, keptIn(form));
    return 'updated';
  });
  post('discard', async (name) => {
    await desk.drafts.remove(name);
    return { to: `${base}/?done=discarded` };
  });
  return app;
}

/** Carries out an action; returns the notice for it, or the next address. */
type Work = (name: DraftName, form: FormData, reader: Reader) => Promise<string | { to: string }>;

/** Carries out a form; if it is refused, the page is shown again with the reason and the typed values. */
async function act(desk: Desk, context: Context<ReviewEnv>, work: Work): Promise<Response> {
  const reader = await readerOf(desk, context);
  const form = await formOf(context);
  const name = nameOf(context);
  try {
    const done = await work(name, form, reader);
    const to = typeof done === 'string' ? `${base}/${keyOfDraft(name)}/?done=${done}` : done.to;
    return context.redirect(to, 303);
  } catch (error) {
    const refusal = refusalOf(error);
    const change = await readChange(desk, name);
    const conflicts =
      refusal.conflicts.length > 0
        ? refusal.conflicts
        : await readConflicts(desk.place, change.draft, change.content);
    const saves = await savesOf(desk, change);
    const shown = { notice: refusedNotice(refusal, reader), typed: typedIn(form), saves };
    return context.html(await changePage(change, conflicts, reader, shown), refusal.status);
  }
}

/** The saves of the draft that ended approvals. */
function savesOf(desk: Desk, { draft, content, ended }: Change): Promise<Map<string, EndingSave>> {
  return endingSaves(desk.place, draft, content, ended);
}
