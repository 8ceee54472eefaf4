import { describe, expect, test } from 'vitest';
import { faultPhrases } from '../../../src/i18n/faults.ts';
import { forgeFault, nextStep } from '../../../src/cms/editor/forge-fault.ts';
import type { FaultKind } from '../../../src/i18n/en/faults.ts';
import type { NextStep } from '../../../src/cms/editor/forge-fault.ts';
import { interfaceLangs } from '../../../src/model/languages.ts';

const now = Date.parse('2026-11-30T12:00:00Z');

interface Case {
  status?: number;
  message?: string;
  /** The answer is an HTML page, not an answer of the API. */
  isPage?: boolean;
  headers?: Record<string, string>;
  isOffline?: boolean;
}

function read({ status, message = '', isPage = false, headers = {}, isOffline = false }: Case) {
  const names = new Headers(headers);
  return forgeFault({
    ...(status !== undefined && { status, header: (name: string) => names.get(name) }),
    ...(!isPage && status !== undefined && { body: { message } }),
    online: !isOffline,
    now,
  });
}

const cases: [string, Case, FaultKind, NextStep, boolean][] = [
  ['an expired token', { status: 401, message: 'Bad credentials' }, 'login', 'login', false],
  [
    'no right to write',
    { status: 403, message: 'Resource not accessible by personal access token' },
    'forbidden',
    'login',
    false,
  ],
  [
    'an organisation that requires a login',
    {
      status: 403,
      message: 'Resource protected by organization SAML enforcement.',
      headers: { 'X-GitHub-SSO': 'required; url=https://github.com/orgs/a/sso?x=1' },
    },
    'confirm',
    'confirm',
    false,
  ],
  [
    'a secondary limit',
    { status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'Retry-After': '30' } },
    'limited',
    'wait',
    false,
  ],
  [
    'a secondary limit without a time',
    { status: 403, message: 'You have exceeded a secondary rate limit.' },
    'limited',
    'wait',
    false,
  ],
  ['too many requests', { status: 429, message: 'Too many' }, 'limited', 'wait', false],
  [
    'too many requests, answered with an HTML page',
    { status: 429, isPage: true, headers: { 'Retry-After': '5' } },
    'limited',
    'wait',
    false,
  ],
  [
    'no requests left in this hour',
    {
      status: 403,
      message: 'API rate limit exceeded',
      headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now / 1000 + 600) },
    },
    'limited',
    'wait',
    false,
  ],
  [
    'a limit that is not reached',
    { status: 403, message: 'No', headers: { 'X-RateLimit-Remaining': '12', 'X-RateLimit-Reset': '1' } },
    'forbidden',
    'login',
    false,
  ],
  ['nothing there', { status: 404, message: 'Not Found' }, 'missing', 'login', false],
  [
    'a repository that is blocked for legal reasons',
    { status: 451, message: 'Repository access blocked' },
    'forbidden',
    'login',
    false,
  ],
  ['a conflict', { status: 409, message: 'Git Repository is empty.' }, 'moved', 'again', false],
  [
    'a branch that has moved on',
    { status: 422, message: 'Update is not a fast forward' },
    'moved',
    'again',
    false,
  ],
  [
    'a branch that exists already',
    { status: 422, message: 'Reference already exists' },
    'moved',
    'again',
    false,
  ],
  [
    'a branch that was deleted',
    { status: 422, message: 'Reference does not exist' },
    'moved',
    'again',
    false,
  ],
  [
    'a rule of the repository',
    { status: 422, message: 'Repository rule violations found' },
    'refused',
    'again',
    false,
  ],
  ['a refused merge', { status: 405, message: 'Pull Request is not mergeable' }, 'refused', 'again', false],
  ['a fault of the forge', { status: 500, message: 'Server Error' }, 'unreachable', 'again', true],
  ['a fault of the forge, as an HTML page', { status: 502, isPage: true }, 'unreachable', 'again', true],
  ['an answer that took too long', { status: 504, isPage: true }, 'unreachable', 'again', true],
  ['no answer', {}, 'unreachable', 'again', true],
  ['no network', { isOffline: true }, 'offline', 'online', false],
  ['a hotel’s log-in page', { status: 200, isPage: true }, 'strange', 'again', false],
  ['a company’s block page', { status: 403, isPage: true }, 'strange', 'again', false],
];

describe('the meaning of an answer, the next step, and whether to retry at once', () => {
  test.each(cases)('%s', (_, given, kind, step, passes) => {
    const fault = read(given);
    expect([fault.kind, nextStep(fault.kind), fault.passes]).toEqual([kind, step, passes]);
    for (const lang of interfaceLangs) expect(faultPhrases[lang].reason[kind]).not.toBe('');
  });
});

describe('when a limit ends', () => {
  test.each([
    [
      'at the time that the answer gives',
      { status: 403, message: 'secondary rate limit', headers: { 'Retry-After': '30' } },
      30,
    ],
    ['after a minute if it gives none', { status: 429, message: 'Too many' }, 60],
    [
      'after a second if it gives zero',
      { status: 429, message: 'Too many', headers: { 'Retry-After': '0' } },
      1,
    ],
    [
      'at the end of the hour',
      {
        status: 403,
        message: 'rate limit',
        headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now / 1000 + 600) },
      },
      601,
    ],
    [
      'by the forge’s clock if ours is wrong',
      {
        status: 403,
        message: 'rate limit',
        headers: {
          Date: 'Mon, 30 Nov 2026 13:00:00 GMT',
          'X-RateLimit-Remaining': '0',
          'X-RateLimit-Reset': String(now / 1000 + 3660),
        },
      },
      61,
    ],
    [
      'never at a time in the past',
      {
        status: 403,
        message: 'rate limit',
        headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '1' },
      },
      1,
    ],
  ] satisfies [string, Case, number][])('%s', (_, given, seconds) => {
    expect(read(given).until).toBe(now + seconds * 1000);
  });
});

test('the address of a login confirmation must be a web address', () => {
  const sso = (url: string) =>
    read({ status: 403, message: 'SAML', headers: { 'X-GitHub-SSO': `required; url=${url}` } }).page;
  expect(sso('https://github.com/orgs/a/sso?x=1')).toBe('https://github.com/orgs/a/sso?x=1');
  expect(sso('javascript:alert(1)')).toBeUndefined();
});

test('a long answer is shortened, and an unreadable one gives no text', () => {
  expect(read({ status: 422, message: 'x'.repeat(900) }).message).toHaveLength(300);
  expect(forgeFault({ status: 422, body: 'a string', online: true, now }).message).toBe('');
  expect(
    forgeFault({
      status: 422,
      body: { errors: [null, 3, { message: 'First' }, 'second'] },
      online: true,
      now,
    }).message,
  ).toBe('First; second');
});
