import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import { Desk } from '../../../src/cms/desk/desk.ts';
import { seenOf } from '../../../src/cms/desk/decide.ts';
import { draftName } from '../../../src/cms/desk/names.ts';
import { Protocol } from '../../../src/cms/protocol/protocol.ts';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { entryFile } from '../../../src/model/entry.ts';
import { listen } from '../../../src/lib/http/listen.ts';
import { readSettings } from '../../../src/lib/settings.ts';

/** The desk without log-in and pages, in a process that can be killed, with a named fault if one is given. */
const [, , fault = 'none'] = process.argv;
const opened = await Desk.open(readSettings(), () => new Date());
if ('obstacle' in opened) throw new Error(opened.obstacle);
const desk = opened;
const protocol = new Protocol(desk);
const app = new Hono();
app.onError((error, context) => {
  if (error instanceof DeskError) return context.json({ error: error.message }, error.status);
  console.error(error);
  return context.json({ error: String(error) }, 500);
});

async function answered(work: () => Promise<object>): Promise<object> {
  if (fault === 'acknowledges before it commits') {
    void work().catch(() => undefined);
    return {};
  }
  if (fault !== 'is slow') return work();
  await setTimeout(100);
  const answer = await work();
  await setTimeout(100);
  return answer;
}

// The desk commits each request under the request's id.
app.post('/decap/:person', async (context) => {
  const { id, ...request } = await context.req.json<{ id: string }>();
  const person = { id: context.req.param('person'), name: id };
  return context.json(await answered(async () => (await protocol.answer(request, person)) as object));
});
app.post('/approve/:slug', async (context) => {
  const name = draftName('posts', context.req.param('slug'));
  const { id, comment } = await context.req.json<{ id: string; comment: string }>();
  if (name === undefined) throw new DeskError(404, 'no');
  return context.json(
    await answered(async () => {
      const { content } = await desk.review(name);
      const seen = new Map(content.overlay.entries.map((entry) => [entryFile(entry), seenOf(entry)]));
      const decision = { decision: 'approve', desk: 'legal', seen, comment };
      await desk.decide(name, { id: 'lea', name: id }, decision);
      return { approved: [...seen.keys()] };
    }),
  );
});
// If the test itself is killed, nobody else ends this process.
process.stdin.resume().once('end', () => process.exit());
const server = await listen(app, 0);
console.log(`port ${String(server.port)}`);
