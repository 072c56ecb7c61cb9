import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** `import text from './x.css'` is the minified stylesheet as text: one plugin object that both esbuild and vite accept. */
export function cssText() {
  return {
    name: 'css-text',
    enforce: 'pre',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minified(path), loader: 'text' }));
    },
    async load(id) {
      if (!id.endsWith('.css')) return null;
      return { code: `export default ${JSON.stringify(await minified(id))};`, moduleType: 'js' };
    },
  };
}

async function minified(path) {
  const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, sourcefile: path });
  return code;
}
