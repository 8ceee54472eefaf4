import { z } from 'zod';

/** As a folder of the output is named: longer names no disk takes. In bytes of UTF-8. */
const longestStep = 200;

/** As it travels, with escapes: hosts take lines of 1,000 signs in `_redirects`, and the new address stands there too. */
const longestAddress = 800;

/**
 * An address as people read it, without escapes and with its accents composed: `/caf%C3%A9/` is `/café/`. Undefined
 * where it cannot be a folder of the site.
 */
export function plainAddress(written: string): string | undefined {
  let steps: string[];
  try {
    steps = written.split('/').map((step) => decodeURIComponent(step).normalize('NFC'));
  } catch {
    return undefined;
  }
  const inner = steps.slice(1, -1);
  const isPossible = inner.every(
    (step) =>
      !/^\.{0,2}$|[\p{Cc}\p{Cs}/\\?#]/u.test(step) && new TextEncoder().encode(step).length <= longestStep,
  );
  return isPossible ? steps.join('/') : undefined;
}

const form = /^\/(?:(?!\.{1,2}\/)(?:[\p{L}\p{M}\p{N}._~!$&'()*+,;=:@-]|%[\dA-Fa-f]{2})+\/)*$/u;

/** An address that the entry had before: `/old/address/`. */
export const formerAddress = z
  .string()
  .regex(form, { error: (issue) => `"${String(issue.input)}" is not an address of this site` })
  .refine((text) => !form.test(text) || plainAddress(text) !== undefined, {
    error: 'this address can be no folder of the site',
    params: { fix: 'Write it as browsers show it: /old/café/. No step of it is longer than 200 bytes.' },
  })
  .refine((text) => encodeURI(plainAddress(text) ?? '').length <= longestAddress, {
    error: 'this address is longer than hosts take',
    params: {
      fix: `Take it out, or shorten it to ${String(longestAddress)} signs, counting %C3%A9 for an é as six.`,
    },
  });
