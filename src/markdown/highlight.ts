import type { ElementContent } from 'hast';
import type { HighlighterCore, LanguageInput } from 'shiki/core';

/** The languages that are coloured; a grammar is loaded when the first sample in it comes along. */
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
  // In samples of it the tags are what matters, and Shiki's own grammar for it leaves them without colour.
  mdx: 'html',
  mjs: 'javascript',
  patch: 'diff',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

/** Samples beyond this stay plain: colours help nobody there, and grammars are slow on what they do not expect. */
const longest = 20_000;

let loading: Promise<HighlighterCore> | undefined;

/**
 * A code sample as spans with classes `tok-keyword`, `tok-string`…, whose colours are the stylesheet's.
 * Undefined for a language without grammar. Shiki is loaded on the first call that needs it.
 * @param language as written after the backticks
 */
export async function highlight(code: string, language: string): Promise<ElementContent[] | undefined> {
  const grammar = grammarOf(language);
  if (grammar === undefined || code.length > longest) return undefined;
  loading ??= createHighlighter();
  const highlighter = await loading;
  await highlighter.loadLanguage(grammars[grammar]);
  const { tokens } = highlighter.codeToTokens(code, {
    lang: grammar,
    theme: 'css-variables',
    // Longer lines stay plain, and so keep what nobody writes from taking more than some seconds.
    tokenizeMaxLineLength: 400,
    // By default a line is left as it is after half a second, so that its bytes would hang on what else the machine does.
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
    // Starts at once where the other engine must compile WebAssembly. All grammars above run in it.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/** One span for neighbours of the same class; none for plain text. */
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
