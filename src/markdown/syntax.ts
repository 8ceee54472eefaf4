import { nearest } from '../model/nearest.ts';
import { isComponentName } from './components.ts';
import { advice } from './elements.ts';
import { offsetAt, placeAt } from './finding.ts';
import type { Said } from './finding.ts';
import { lineEnd, readTag } from './tag-reader.ts';
import type { Verdict } from './tag-reader.ts';

/**
 * Explains a syntax error of the parser. The parser names the `<` of the tag, seldom the fault itself, so the tag is
 * read again here.
 * @param text the escaped source
 * @param at offset of the error
 * @param reason the parser's own message, without its position
 */
export function explainSyntax(text: string, at: number, reason: string): Verdict {
  const [, close, line, column] = /`<([^`]*)>` \((\d+):(\d+)\)/.exec(reason) ?? [];
  const opened = line === undefined ? at : offsetAt(text, { line: Number(line), column: Number(column) });
  if (reason.startsWith('Expected a closing tag')) {
    // `<javascript:…>` and `<tel:…>` are parsed as tags with a namespace.
    return close?.includes(':') ? unreadable(text, opened) : notClosed(text, opened, close ?? '');
  }
  const closing = /^Unexpected closing tag `<\/([^`]*)>`/.exec(reason)?.[1];
  if (closing === undefined) return unreadable(text, at);
  if (close === undefined) return strayClosing(text, at, closing);
  if (nearest(closing, [close]) !== undefined) return wrongClosing(text, { at, closing, opened, close });
  return isOpen(text.slice(0, at), closing)
    ? notClosed(text, opened, close)
    : strayClosing(text, at, closing);
}

function notClosed(text: string, at: number, name: string): Verdict {
  const alone = /^(?:br|hr|img|wbr|input|Figure|Video|Download)$/.exec(name);
  return verdict(text, at, readTag(text, at).end, {
    code: 'unclosed-tag',
    message: `<${name}> is not closed`,
    fix:
      alone !== null
        ? `End the tag with a slash: <${name}${isComponentName(name) ? ' …' : ''} />.`
        : (advice(name) ??
          `Write </${name}> where it ends, in the same paragraph, list or quote. For a < in the text write \\<.`),
  });
}

function strayClosing(text: string, at: number, name: string): Verdict {
  return verdict(text, at, readTag(text, at).end, {
    code: 'unclosed-tag',
    message: `</${name}> closes what was never opened`,
    fix: `Take it out, or write <${name}> where it should begin.`,
  });
}

function wrongClosing(
  text: string,
  tag: { at: number; closing: string; opened: number; close: string },
): Verdict {
  const said = verdict(text, tag.at, readTag(text, tag.at).end, {
    code: 'unclosed-tag',
    message: `</${tag.closing}> stands where <${tag.close}> is open`,
    fix: `Write </${tag.close}>.`,
  });
  said.edits.push({ from: tag.opened, to: readTag(text, tag.opened).end, fill: 'text' });
  return said;
}

/** Whether a tag was opened more often than closed. */
function isOpen(before: string, name: string): boolean {
  return before.split(`<${name}`).length > before.split(`</${name}`).length;
}

/**
 * A `<` that does not begin a readable tag: a comment, an address in angle brackets, a stray character, code in a
 * tag.
 */
function unreadable(text: string, at: number): Verdict {
  const rest = text.slice(at, at + 2_000);
  if (rest.startsWith('<!--')) {
    const end = text.indexOf('-->', at);
    return verdict(text, at, end === -1 ? lineEnd(text, at) : end + 3, {
      code: 'html-comment',
      message: 'HTML comments cannot be used here',
      fix: 'Take it out: what must not be read should not be in the text. For a < in the text write \\<.',
    });
  }
  const address = /^<([a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/i.exec(rest);
  if (address !== null) {
    const to = address[1] ?? '';
    const safe = /^(?:https?:|mailto:|tel:)/i.test(to) || !to.includes(':');
    return verdict(text, at, at + address[0].length, {
      code: safe ? 'angle-link' : 'link-scheme',
      message: safe ? `<${to}> is not read as a link here` : `the link ${to} may not be used`,
      fix: safe
        ? `Write ${to} alone, or [words](${to.includes(':') ? to : `mailto:${to}`}).`
        : 'Link to an https:// address.',
    });
  }
  const tag = readTag(text, at);
  if (tag.name === undefined) {
    return verdict(text, at, at + 1, {
      code: 'stray-angle',
      message: '"<" is read as the beginning of a tag',
      fix: 'Write \\< where you mean the sign.',
    });
  }
  if (tag.findings.length > 0) return { findings: tag.findings, edits: tag.edits };
  return verdict(text, at, tag.end, {
    code: 'unreadable-tag',
    message: `the tag <${tag.name}> cannot be read`,
    fix: 'Write attributes as name="value" and end the tag with >. For a < in the text write \\<.',
  });
}

function verdict(text: string, from: number, to: number, said: Said): Verdict {
  return {
    findings: [{ ...placeAt(text, from), ...said }],
    edits: [{ from, to: Math.max(to, from + 1), fill: 'text' }],
  };
}
