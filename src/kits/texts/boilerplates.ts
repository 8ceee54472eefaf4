import { escapeHtml } from '../../lib/escape-html.ts';
import { boilerplateWords } from '../../model/kit.ts';
import type { BoilerplateLength } from '../../model/kit.ts';
import type { KitSource } from '../source.ts';
import type { KitText } from './kit-text.ts';
import { plainLines } from './facts.ts';

/** Each boilerplate text three times: as plain text, as HTML paragraphs, and as Markdown with the same words. */
export function boilerplateTexts({ kit }: Pick<KitSource, 'kit'>): KitText[] {
  return (Object.keys(boilerplateWords) as BoilerplateLength[]).flatMap((length) => {
    const text = kit.boilerplates[length];
    if (text === undefined) return [];
    const plain = plainLines(text);
    return [
      { name: `${length}.txt`, text: `${plain}\n` },
      { name: `${length}.html`, text: htmlOf(plain) },
      { name: `${length}.md`, text: markdownOf(plain) },
    ];
  });
}

/** HTML paragraphs, to paste into a page. */
export function htmlOf(plain: string): string {
  return paragraphs(plain)
    .map((paragraph) => `<p>${paragraph.split('\n').map(escapeHtml).join('<br>\n')}</p>\n`)
    .join('');
}

export function markdownOf(plain: string): string {
  return `${paragraphs(plain)
    // A backslash at the end of a line is a line break.
    .map((paragraph) => paragraph.split('\n').map(escapeMarkdown).join('\\\n'))
    .join('\n\n')}\n`;
}

function paragraphs(plain: string): string[] {
  return plain
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((paragraph) => paragraph !== '');
}

/** Every sign that could mean something in Markdown or one of its common extensions: within a line, or as its first. */
function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_{}[\]<>|~&^$]/g, '\\$&')
    .replace(/^[#+=:-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
