import { Hono } from 'hono';
import { Desk } from '../../src/desk/desk.ts';
import { seenOf } from '../../src/desk/decisions.ts';
import { draftName } from '../../src/desk/names.ts';
import { Protocol } from '../../src/desk/protocol.ts';
import { DeskError } from '../../src/desk/refusals.ts';
import { entryFile } from '../../src/model/entry.ts';
import { listen } from '../../src/server/listen.ts';
import { readSettings } from '../../src/settings.ts';

/** The desk without log-in and without pages, in a process that can be killed. */
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
app.post('/decap/:person', async (context) => {
  const id = context.req.param('person');
  return context.json((await protocol.answer(await context.req.json(), { id, name: id })) as object);
});
app.post('/approve/:slug', async (context) => {
  const name = draftName('posts', context.req.param('slug'));
  if (name === undefined) throw new DeskError(404, 'no');
  const { content } = await desk.review(name);
  const seen = new Map(content.overlay.entries.map((entry) => [entryFile(entry), seenOf(entry)]));
  await desk.decide(name, { id: 'lea', name: 'Léa' }, { decision: 'approve', desk: 'legal', seen });
  return context.json({ approved: [...seen.keys()] });
});
const server = await listen(app, Number(process.argv[2]));
console.log(`port ${String(server.port)}`);
