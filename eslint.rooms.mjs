import boundaries from 'eslint-plugin-boundaries';

/**
 * The rooms of src/, from the ground up, and which others each may import. No room imports one that stands below it in
 * this list. src/README.md says in a sentence what each is for.
 */
export const rooms = {
  model: [],
  lib: [],
  i18n: ['model'],
  markdown: ['model', 'i18n'],
  approvals: ['model', 'i18n'],
  disclosure: ['model', 'lib', 'i18n'],
  publication: ['model', 'approvals', 'i18n', 'disclosure'],
  kits: ['model', 'lib', 'i18n', 'disclosure', 'publication'],
  'kits/making': ['model', 'lib', 'publication', 'kits'],
  'content/media': ['model', 'lib', 'publication'],
  'content/checks': ['model', 'approvals', 'disclosure', 'publication', 'kits'],
  content: [
    ...['model', 'lib', 'i18n', 'markdown', 'approvals', 'disclosure', 'publication'],
    ...['content/media', 'content/checks'],
  ],
  'content/partner-ledger': ['model', 'content'],
  'content/records': ['model', 'lib', 'approvals', 'publication', 'kits', 'kits/making', 'content'],
  'content/import': ['model', 'lib', 'i18n', 'content/media'],
  'outputs/seo': ['model', 'i18n', 'publication', 'kits', 'content/media'],
  'outputs/api': ['model', 'i18n', 'markdown', 'publication', 'kits', 'content/media'],
  'outputs/cards': ['model', 'lib', 'i18n', 'publication'],
  'outputs/feeds': ['model', 'lib', 'i18n', 'disclosure', 'publication', 'kits', 'content/media'],
  'outputs/hosting': ['model', 'lib', 'i18n', 'publication', 'outputs/seo'],
  'outputs/pictures': ['outputs/seo'],
  'outputs/search': ['i18n'],
  components: [
    ...['model', 'lib', 'markdown', 'i18n', 'disclosure', 'publication', 'kits', 'content/media'],
    ...['outputs/search', 'outputs/seo'],
  ],
  forges: ['model', 'approvals'],
  'forges/ingest': [
    ...['model', 'lib', 'i18n', 'approvals', 'publication', 'content', 'content/media', 'content/records'],
    'forges',
  ],
  'forges/doctor': ['content/checks', 'model', 'lib', 'approvals', 'publication', 'content', 'forges'],
  astro: [
    ...['model', 'lib', 'markdown', 'i18n', 'publication', 'kits', 'kits/making', 'content', 'content/media'],
    ...['content/records', 'outputs/*', 'components'],
  ],
  'cms/editor': ['model', 'lib', 'i18n', 'markdown', 'publication', 'content', 'outputs/hosting'],
  'cms/preview': [
    ...['model', 'lib', 'i18n', 'publication', 'kits', 'kits/making', 'content/media', 'outputs/*', 'astro'],
  ],
  'cms/desk': [
    'content/media',
    'cms/editor',
    ...['model', 'lib', 'approvals', 'publication', 'kits/making', 'content', 'content/records'],
  ],
  'cms/review': [
    'content/media',
    'cms/editor',
    ...['model', 'lib', 'approvals', 'i18n', 'publication', 'content', 'components', 'cms/desk'],
  ],
  'cms/protocol': ['lib', 'approvals', 'cms/desk', 'cms/review'],
  'cms/forge-review': ['lib', 'model', 'i18n', 'approvals', 'forges', 'cms/editor', 'cms/review'],
  'cms/editor/client': ['lib', 'model', 'i18n', 'components', 'cms/editor', 'cms/forge-review'],
  'cms/server': [
    ...['model', 'lib', 'i18n', 'approvals', 'publication', 'content', 'outputs/hosting'],
    ...['cms/desk', 'cms/editor', 'cms/preview', 'cms/protocol', 'cms/review'],
  ],
  pages: ['model', 'markdown', 'i18n', 'publication', 'kits', 'outputs/*', 'components', 'astro'],
};

/** Rooms that compute and do nothing else: no files, no network, no framework. */
export const pure = [
  ...['model', 'markdown', 'approvals', 'i18n', 'disclosure', 'publication', 'kits', 'content/checks'],
];
/** The files of lib/ that pure rooms may import. */
export const pureTools = ['escape-html', 'xml', 'xml-reader', 'svg'];
const effects = [
  'astro',
  'astro/*',
  'astro:*',
  'hono',
  'hono/*',
  'sharp',
  'node:{fs,http,child_process,net}',
  'node:fs/*',
];
/** Rooms that run in the browser as well, and so reach for nothing of Node's. */
export const inBrowser = ['forges', 'cms/forge-review', 'cms/editor/client'];

/** Deeper rooms first: a file belongs to the first room that fits. */
const byDepth = Object.keys(rooms).toSorted((a, b) => b.split('/').length - a.split('/').length);

export const roomRules = {
  files: ['src/**/*.{ts,js,astro}'],
  // Astro wants the first one there. Patterns do not see folders with a dot, which has one route.
  ignores: ['src/content.config.ts', 'src/pages/.well-known/**'],
  plugins: { boundaries },
  settings: {
    'boundaries/elements': byDepth.map((room) => ({ type: room, pattern: `src/${room}` })),
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        message: '{{from.element.type}} may not import this. See eslint.rooms.mjs.',
        policies: [
          ...Object.entries(rooms).map(([room, may]) => ({
            from: { element: { type: room } },
            allow: { to: { element: { types: { anyOf: [room, ...may] } } } },
          })),
          { allow: { to: { module: { origin: ['external', 'core'] } } } },
          {
            from: { element: { types: { anyOf: pure } } },
            disallow: { to: { module: { source: effects } } },
            message: '{{from.element.type}} is pure: no files, no network, no framework.',
          },
          {
            from: { element: { types: { anyOf: pure } } },
            disallow: {
              to: { element: { type: 'lib', fileInternalPath: ['*/**', `!(${pureTools.join('|')}).ts`] } },
            },
            message: '{{from.element.type}} is pure, and this file of lib/ is not.',
          },
          {
            from: { element: { types: { anyOf: inBrowser } } },
            disallow: { to: { module: { origin: 'core' } } },
            message: '{{from.element.type}} runs in the browser too.',
          },
        ],
      },
    ],
    'boundaries/no-unknown-files': 'error',
  },
};
