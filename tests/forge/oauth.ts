import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Forge } from './forge.ts';
import { ghost, webFlow } from './user.ts';

/**
 * GitHub's page where people let an application act for them, and the small server between it and Decap, which site
 * owners run themselves: GitHub gives tokens only to those who have the application's secret.
 */
export function oauthApp(forge: Forge): Hono {
  const app = new Hono();
  const codes = new Map<string, { login: string; scopes: string[] }>();

  app.get('/login/oauth/authorize', (asked) => {
    const { redirect_uri: back = '', state = '', scope = '' } = asked.req.query();
    const people = forge.users.filter(
      ({ type, isDeleted, id }) => type === 'User' && !isDeleted && ![ghost.id, webFlow.id].includes(id),
    );
    const buttons = people.map(({ login }) => {
      const code = randomUUID();
      codes.set(code, { login, scopes: scope.split(/[ ,]+/).filter(Boolean) });
      return html`<p><a href="${back}?code=${code}&state=${state}">Authorize as ${login}</a></p>`;
    });
    return asked.html(html`<!doctype html><title>Authorize</title>${buttons}`);
  });

  app.post('/login/oauth/access_token', async (asked) => {
    const form = new URLSearchParams(await asked.req.text());
    const given = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    // GitHub answers 200 here, with the error in the body.
    if (given === undefined) return asked.json({ error: 'bad_verification_code' });
    const token = forge.addToken(given.login, { scopes: given.scopes });
    return asked.json({ access_token: token, token_type: 'bearer', scope: given.scopes.join(',') });
  });

  app.get('/auth', (asked) => {
    const { scope = 'repo' } = asked.req.query();
    const back = encodeURIComponent(`${forge.url}/auth/callback`);
    return asked.redirect(`/login/oauth/authorize?redirect_uri=${back}&scope=${scope}&state=${randomUUID()}`);
  });

  app.get('/auth/callback', async (asked) => {
    const body = new URLSearchParams({ code: asked.req.query('code') ?? '' });
    const answer = await fetch(`${forge.url}/login/oauth/access_token`, { method: 'POST', body });
    const { access_token: token, error } = (await answer.json()) as { access_token?: string; error?: string };
    const content = token === undefined ? { message: error } : { token, provider: 'github' };
    const words = `authorization:github:${token === undefined ? 'error' : 'success'}:${JSON.stringify(content)}`;
    // Decap first waits for a message that the window is open, answers from its own origin, and then takes the token.
    return asked.html(
      `<!doctype html><title>Logging in</title><script>
        addEventListener('message', ({ source, origin }) => source.postMessage(${JSON.stringify(words)}, origin), { once: true });
        opener.postMessage('authorizing:github', '*');
      </script>`,
    );
  });
  return app;
}
