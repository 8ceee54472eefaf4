import astro from 'eslint-plugin-astro';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Imports point inwards: what a folder of `src/` may not reach for, and why the picture in the design stays true. */
const outside = [
  'pages',
  'layouts',
  'components',
  'integrations',
  'server',
  'build',
  'desk',
  'forges',
  'preview',
  'doctor',
];
const effects = [
  'astro',
  'astro:*',
  'hono',
  'node:fs',
  'node:fs/*',
  'node:http',
  'node:child_process',
  'sharp',
];
/** Folders of ours; a package may have folders of the same names. */
const folders = (names) => [
  ...names.flatMap((name) => [`**/${name}/**`, `../${name}`, `../${name}/**`]),
  '!decap-cms-widget-richtext/**',
];
const forbid = (files, names, message, packages = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: folders(names), message },
          ...(packages.length > 0 ? [{ group: packages, message }] : []),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', '.astro/', '.cache/', 'content/', 'tests/fixtures/', '.colophon-*/'] },
  { languageOptions: { globals: globals.node } },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  ...(astro.configs['jsx-a11y-recommended'] ?? []),
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: [
      'src/components/**',
      'src/outputs/search/**',
      'src/components/share/**',
      'src/pages/**',
      'src/cms/editor/client/**',
    ],
    languageOptions: { globals: globals.browser },
  },
  forbid(
    ['src/model/**'],
    [
      ...outside,
      'approvals',
      'disclosure',
      'publication',
      'body',
      'check',
      'content',
      'cards',
      'feeds',
      'search',
      'seo',
      'media',
      'i18n',
    ],
    'The model knows nothing but itself.',
    effects,
  ),
  forbid(
    ['src/approvals/**'],
    [
      ...outside,
      'publication',
      'body',
      'check',
      'content',
      'git',
      'cards',
      'feeds',
      'search',
      'seo',
      'media',
      'i18n',
    ],
    'Pure: bytes in, verdicts out.',
    effects,
  ),
  forbid(
    ['src/lib/git/**'],
    [
      ...outside,
      'approvals',
      'publication',
      'body',
      'check',
      'content',
      'cards',
      'feeds',
      'search',
      'seo',
      'media',
    ],
    'Plumbing knows nothing of what flows through it.',
  ),
  forbid(
    ['src/disclosure/**'],
    [
      ...outside,
      'approvals',
      'publication',
      'body',
      'check',
      'content',
      'git',
      'cards',
      'kits',
      'feeds',
      'search',
      'seo',
      'media',
      'i18n',
    ],
    'Pure: what the rules ask for is data, and knows the model alone.',
    effects,
  ),
  forbid(
    ['src/publication/**', 'src/content/checks/**', 'src/markdown/**'],
    [...outside, 'content', 'cards', 'feeds', 'search', 'seo'],
    'Pure: no effects, nothing from further out.',
    effects,
  ),
  forbid(
    [
      'src/outputs/cards/**',
      'src/kits/**',
      'src/outputs/feeds/**',
      'src/outputs/api/**',
      'src/outputs/search/**',
      'src/components/share/**',
      'src/outputs/seo/**',
      'src/content/media/**',
      'src/content/**',
      'src/outputs/hosting/**',
    ],
    outside,
    'One output each: nothing from further out.',
  ),
  forbid(
    ['src/kits/*.ts', 'src/kits/texts/**'],
    [...outside, 'content', 'making', 'media', 'cards', 'search', 'seo'],
    'Pure: what a kit consists of. What makes its files is in src/kits/making.',
    effects,
  ),
  {
    ...forbid(
      ['src/cms/editor/**'],
      [...outside, 'approvals', 'publication', 'check', 'content', 'git', 'cards', 'feeds', 'search', 'seo'],
      'Forms know the model and what a text may hold; all else they ask the desk for.',
      effects,
    ),
    // It builds what the browser runs.
    ignores: ['src/cms/editor/bundle.ts'],
  },
  forbid(
    ['src/components/**', 'src/components/layouts/**'],
    ['pages', 'integrations', 'server', 'build'],
    'Nothing imports pages or the edge.',
  ),
  forbid(
    ['src/content/records/**', 'src/lib/git/**'],
    ['desk', 'forges', 'admin', 'preview', 'pages', 'components'],
    'The desk writes the record with these, and not they with the desk.',
  ),
  forbid(
    ['src/forges/*.ts'],
    [
      ...outside.filter((name) => name !== 'forges'),
      'ingest',
      'publication',
      'body',
      'check',
      'content',
      'git',
      'cards',
      'feeds',
      'search',
      'seo',
      'media',
    ],
    'A forge is asked with nothing but fetch: the browser does so as well.',
    [...effects, 'node:*'],
  ),
  forbid(
    ['src/forges/ingest/**'],
    outside.filter((name) => name !== 'forges'),
    'What a forge says is put on record by scripts; pages and desk know nothing of it.',
  ),
  forbid(
    ['src/cms/forge-review/**'],
    [
      'pages',
      'layouts',
      'components',
      'integrations',
      'server',
      'build',
      'preview',
      'content',
      'git',
      'doctor',
    ],
    'It runs in the browser, and asks the forge for all that it shows.',
    [...effects.filter((name) => name !== 'hono'), 'node:*'],
  ),
  forbid(
    ['src/forges/doctor/**'],
    ['pages', 'layouts', 'components', 'integrations', 'server', 'build', 'desk', 'preview'],
    'What scripts ask of the place and of the forge; pages and desk know nothing of it.',
  ),
  forbid(
    ['src/cms/desk/**'],
    ['pages', 'layouts', 'components', 'integrations'],
    'The desk shows pages as the previewer gives them.',
  ),
  forbid(
    ['src/cms/preview/**'],
    ['pages', 'layouts', 'components', 'server', 'build', 'desk', 'forges'],
    'Pages come as a bundle; the desk asks, and is not asked.',
  ),
  forbid(
    ['src/astro/integrations/**', 'src/lib/http/**', 'src/astro/build/**'],
    ['pages'],
    'Nothing imports pages.',
  ),
);
