import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
    { ignores: ['node_modules', '../wwwroot', 'dev/pictures', 'src/api/schema.ts'] },
    js.configs.recommended,
    {
        files: ['src/**/*.{ts,tsx}', 'vite.config.ts'],
        extends: [ts.configs.strictTypeChecked, hooks.configs.flat['recommended-latest']],
        languageOptions: { parserOptions: { projectService: true } },
        rules: {
            // Numbers in a sentence are what templates are for.
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
        },
    },
    {
        // In loops over pixels every index is in reach; asking at each would cost more than the sums.
        files: ['src/listen/eye/vision/*.ts'],
        rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
    },
    {
        files: ['dev/**/*.mjs', 'eslint.config.js'],
        languageOptions: { globals: { ...globals.node, ...globals.browser } },
    },
    { files: ['public/**/*.js', 'dev/stand-ins/*.js'], languageOptions: { globals: globals.browser } },
    { files: ['public/service-worker.js'], languageOptions: { globals: globals.serviceworker } },
);
