import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Which folders a folder may import from; the design's one-way borders. Paths are relative to src/. */
const BORDERS = [
  { files: ['src/catalog/**'], forbidden: ['core', 'platform', 'sheets', 'features', 'ui', 'app'] },
  { files: ['src/platform/**'], forbidden: ['catalog', 'core', 'sheets', 'features', 'ui', 'app'] },
  { files: ['src/core/**'], forbidden: ['platform/google', 'sheets', 'features', 'ui', 'app'] },
  { files: ['src/sheets/**'], forbidden: ['platform/google', 'core', 'features', 'ui', 'app'] },
  { files: ['src/features/**'], forbidden: ['platform/google', 'ui', 'app'] },
  { files: ['src/ui/*.ts', 'src/app.ts'], forbidden: ['platform/google'] },
];

const GOOGLE_GLOBALS = [
  'SpreadsheetApp',
  'Sheets',
  'UrlFetchApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'ScriptApp',
  'HtmlService',
  'Utilities',
  'Session',
  'MailApp',
  'DriveApp',
  'Logger',
  'ContentService',
  'google',
];

const WORLD_BORDER = {
  group: ['**/local/**', '**/test/**', '**/bench/**', 'node:*'],
  message: 'src/ runs inside Apps Script: it never imports the local world.',
};

const borderRules = BORDERS.map(({ files, forbidden }) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          WORLD_BORDER,
          {
            regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
            message: `Imports run one way (see docs/architecture.md): this folder may not use ${forbidden.join(', ')}.`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'dist-conformance', 'node_modules', 'coverage', 'src/core/api/generated.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_$', argsIgnorePattern: '^_$' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/google/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...GOOGLE_GLOBALS.map((name) => ({
          name,
          message: 'Google globals live in src/platform/google only.',
        })),
      ],
    },
  },
  ...borderRules,
  { files: ['src/ui/{sidebar,dashboard}/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['*.mjs', 'scripts/**', 'local/**', 'test/**', 'bench/**'],
    languageOptions: { globals: globals.node },
  },
  prettier,
);
