import type { html } from 'hono/html';

/** Already escaped, as made by `html` from hono. */
export type Html = ReturnType<typeof html>;
