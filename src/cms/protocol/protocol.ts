import { z } from 'zod';
import type { Person } from '../desk/commit.ts';
import type { Desk } from '../desk/desk.ts';
import { draftHandlers } from './drafts.ts';
import { entryHandlers } from './entries.ts';
import { mediaHandlers } from './media.ts';
import { noteHandlers } from './notes.ts';
import { ProtocolPaths } from '../desk/paths.ts';
import { DeskError } from '../desk/refusals.ts';
import { actions } from '../desk/requests.ts';
import type { Actions, Handlers } from '../desk/requests.ts';

/** The handlers of Decap's proxy protocol, by action. Its paths begin at the top of the repository. */
export class Protocol {
  readonly #handlers: Handlers;

  constructor(desk: Desk) {
    const paths = new ProtocolPaths(desk);
    this.#handlers = {
      ...entryHandlers(desk, paths),
      ...draftHandlers(desk, paths),
      ...mediaHandlers(desk, paths),
      ...noteHandlers(desk),
    };
  }

  /**
   * @param body the request as received, of any shape
   * @returns the JSON answer
   * @throws DeskError 422 for an invalid request
   */
  async answer(body: unknown, person: Person): Promise<unknown> {
    const { action } = z.object({ action: z.string() }).safeParse(body).data ?? { action: '' };
    if (!Object.hasOwn(actions, action)) throw new DeskError(422, `Unknown action ${JSON.stringify(action)}`);
    const known = action as keyof Actions;
    const params = actions[known].safeParse((body as { params?: unknown }).params ?? {});
    if (!params.success) throw new DeskError(422, z.prettifyError(params.error));
    // The table types each handler by its own action; TypeScript cannot follow that across a union.
    const handle = this.#handlers[known] as (given: unknown, by: Person) => Promise<unknown>;
    return handle(params.data, person);
  }
}
