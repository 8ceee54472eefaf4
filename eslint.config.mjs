import astro from 'eslint-plugin-astro';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { roomRules } from './eslint.rooms.mjs';

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
    files: ['src/components/**', 'src/outputs/search/**', 'src/pages/**', 'src/cms/editor/client/**'],
    languageOptions: { globals: globals.browser },
  },
  roomRules,
);
