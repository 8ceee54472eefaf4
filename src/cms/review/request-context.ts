import type { Context } from 'hono';
import type { Person } from '../desk/commit.ts';
import type { Desk } from '../desk/desk.ts';
import { draftName } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import { DeskError } from '../desk/refusals.ts';
import { languageFor } from './language.ts';
import { Reader } from './reader.ts';
import type { SiteStatus } from '../desk/site-status.ts';

/** Data about each request from the application that mounts these pages. */
export interface ReviewEnv {
  Variables: { person: Person; siteStatus?: SiteStatus };
}

/** The reader of the request. @throws DeskError 503 if site.yaml cannot be read */
export async function readerOf(desk: Desk, context: Context<ReviewEnv>): Promise<Reader> {
  const { content } = await desk.content();
  if (content === undefined) throw new DeskError(503, 'site.yaml cannot be read. Run npm run check.');
  return new Reader({
    person: context.get('person'),
    lang: languageFor(context),
    content,
    now: desk.now(),
    siteStatus: context.get('siteStatus'),
  });
}

/** The draft in an address. @throws DeskError 404 */
export function nameOf(context: Context): DraftName {
  const { collection = '', slug = '' } = context.req.param() as Record<string, string>;
  const name = draftName(collection, slug);
  if (name === undefined) throw new DeskError(404, 'There is no such draft.');
  return name;
}

/** @throws DeskError 400 for a body that no form sends */
export async function formOf(context: Context): Promise<FormData> {
  try {
    return await context.req.formData();
  } catch {
    throw new DeskError(400, 'This takes what a form sends.');
  }
}

/** The message of an error that the person may see. @throws the error itself if it is a fault of the program */
export function refusalOf(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  throw error;
}
