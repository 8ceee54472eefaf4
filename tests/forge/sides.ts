import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { Contract } from './contract.ts';
import type { Read } from './contract.ts';
import { plain } from './comparison.ts';
import type { Answered } from './comparison.ts';
import type { Known, Step } from './script/step.ts';
import { startForge } from './start.ts';

const names = { olga: 'Olga', alice: 'Alice', lea: 'Léa', eve: 'Eve' };
type Login = keyof typeof names;

/** One of the two sides that run the script. */
export interface Side {
  run: (step: Step) => Promise<Answered & { read: Read }>;
  stop: () => Promise<void>;
}

/** Our forge, with the four people of the script and their repository. */
export async function ourSide(): Promise<Side & { contract: Contract; routes: string[] }> {
  const contract = new Contract();
  const { forge, url, apiRoot, api, stop } = await startForge({ observe: contract.observe });
  for (const [login, name] of Object.entries(names)) forge.addUser(login, { name, email: emailOf(login) });
  const repository = await forge.addRepository('olga/site', {
    files: { 'README.md': '# site\n' },
    collaborators: { alice: 'write', lea: 'write' },
  });
  repository.secrets.add('RECORDS_TOKEN');
  repository.variables.set('DEPLOY', 'pages');
  repository.pages = { address: 'https://olga.example/site/', status: 'built' };
  const tokens = new Map(Object.keys(names).map((login) => [login, forge.addToken(login)]));
  const routes = api.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  return { run: runner(apiRoot, [apiRoot, url], tokens), stop, contract, routes };
}

/** The independent emulator, with the same people and repository. */
export async function theirSide(): Promise<Side> {
  const logins = Object.keys(names) as Login[];
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'github',
    port,
    seed: {
      tokens: Object.fromEntries(logins.map((login) => [`tok_${login}`, { login, scopes: ['repo'] }])),
      github: {
        users: logins.map((login) => ({ login, name: names[login], email: emailOf(login) })),
        repos: [{ owner: 'olga', name: 'site', auto_init: true }],
      },
    },
  });
  const tokens = new Map(logins.map((login) => [login, `tok_${login}`]));
  for (const login of ['alice', 'lea'])
    await fetch(`${emulator.url}/repos/olga/site/collaborators/${login}`, {
      method: 'PUT',
      headers: { Authorization: 'Bearer tok_olga', 'Content-Type': 'application/json' },
      body: JSON.stringify({ permission: 'push' }),
    });
  return { run: runner(emulator.url, [emulator.url], tokens), stop: () => emulator.close() };
}

/** Sends a step to one side, and keeps the values that later steps need. */
function runner(root: string, hosts: string[], tokens: ReadonlyMap<string, string>): Side['run'] {
  const known: Known = {};
  return async ({ as, ask, keep }) => {
    const [method, path, asked] = ask(known);
    const response = await fetch(`${root}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(as !== null && { Authorization: `Bearer ${tokens.get(as) ?? ''}` }),
      },
      ...(asked !== undefined && { body: JSON.stringify(asked) }),
    });
    const text = await response.text();
    const answered: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok)
      for (const [name, of] of Object.entries(keep))
        known[name] = String(of(answered as Parameters<typeof of>[0]));
    const { status } = response;
    return {
      status,
      body: plain(answered, hosts, known),
      more: response.headers.get('Link')?.includes('rel="next"') ?? false,
      read: { method, path: path.replace(/\?.*$/, ''), asked, status, answered },
    };
  };
}

function emailOf(login: string): string {
  return `${login}@people.example`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
