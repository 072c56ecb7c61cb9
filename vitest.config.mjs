import { defineConfig } from 'vitest/config';
import { cssTextForTests } from './plugin-api/panel-api/build/css-text.mjs';

/** Every `*.test.ts` of every UI package; the DOM of a browser is simulated, the drawing of one is not. */
export default defineConfig({
  plugins: [cssTextForTests()],
  test: {
    include: ['plugin-api/panel-api/test/**/*.test.ts', 'bundles/*/ui/test/**/*.test.ts'],
    environment: 'happy-dom',
  },
});
