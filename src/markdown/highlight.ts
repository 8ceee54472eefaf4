import type { ElementContent } from 'hast';
import type { HighlighterCore, LanguageInput } from 'shiki/core';

/** The languages that are highlighted; a grammar is loaded when a sample first needs it. */
const grammars = {
  bash: () => import('shiki/langs/bash.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
} satisfies Record<string, LanguageInput>;
type Grammar = keyof typeof grammars;

const aliases: Record<string, Grammar> = {
  console: 'bash',
  htm: 'html',
  js: 'javascript',
  jsonc: 'json',
  md: 'markdown',
  // Shiki's own MDX grammar does not colour tags, which matter most in our samples.
  mdx: 'html',
  mjs: 'javascript',
  patch: 'diff',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

/** Longer samples are not highlighted: colours do not help there, and grammars are slow on unusual input. */
const maxCharacters = 20_000;

let loading: Promise<HighlighterCore> | undefined;

/**
 * Highlights a code sample: spans with classes such as `tok-keyword`, `tok-string`, whose colours are in the style
 * sheet. Undefined for a language without a grammar. Shiki is loaded on the first call that needs it.
 * @param language as written after the backticks
 */
export async function highlight(code: string, language: string): Promise<ElementContent[] | undefined> {
  const grammar = grammarOf(language);
  if (grammar === undefined || code.length > maxCharacters) return undefined;
  loading ??= createHighlighter();
  const highlighter = await loading;
  await highlighter.loadLanguage(grammars[grammar]);
  const { tokens } = highlighter.codeToTokens(code, {
    lang: grammar,
    theme: 'css-variables',
    // Longer lines stay plain, which limits the time that unusual input can take to seconds.
    tokenizeMaxLineLength: 400,
    // No time limit: by default a line stays plain after half a second, and output would depend on the machine's
    // load.
    tokenizeTimeLimit: 0,
  });
  return tokens.flatMap((line, index) => [
    ...spans(line),
    ...(index < tokens.length - 1 ? [text('\n')] : []),
  ]);
}

function grammarOf(language: string): Grammar | undefined {
  const name = language.toLowerCase();
  if (Object.hasOwn(grammars, name)) return name as Grammar;
  return Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}

async function createHighlighter(): Promise<HighlighterCore> {
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] =
    await Promise.all([import('shiki/core'), import('shiki/engine/javascript')]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme()],
    langs: [],
    // Starts at once; the other engine has to compile WebAssembly first. All grammars above work with it.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** One span for neighbouring tokens of the same class; none for plain text. */
function spans(line: readonly { content: string; color?: string | undefined }[]): ElementContent[] {
  const found: { name: string | undefined; content: string }[] = [];
  for (const { content, color } of line) {
    const name = /^var\(--shiki-token-([a-z-]+)\)$/.exec(color ?? '')?.[1];
    const last = found.at(-1);
    if (last !== undefined && (last.name === name || content.trim() === '')) last.content += content;
    else found.push({ name, content });
  }
  return found.map(({ name, content }) =>
    name === undefined
      ? text(content)
      : {
          type: 'element',
          tagName: 'span',
          properties: { className: [`tok-${name}`] },
          children: [text(content)],
        },
  );
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
