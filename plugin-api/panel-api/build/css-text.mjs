import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

const TEMPLATE = /\bcss`([^`$\\]*)`/g;

/** For esbuild: `import text from './x.css'` is the minified stylesheet as text, and css templates are minified too. */
export function cssText() {
    return {
        name: 'css-text',
        setup(build) {
            build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
                contents: await fileText(path),
                loader: 'text',
            }));
            build.onLoad({ filter: /ui\/src\/.*\.ts$/ }, async ({ path }) => ({
                contents: await templates(path),
                loader: 'ts',
            }));
        },
    };
}

/** The same for vite, which runs the tests. */
export function cssTextForTests() {
    return {
        name: 'css-text',
        enforce: 'pre',
        resolveId: (id) => (id.startsWith('virtual:') ? `\0${id}` : null),
        async load(id) {
            if (id.startsWith('\0virtual:')) return `export default '/${id.slice(9)}';`;
            if (!id.endsWith('.css')) return null;
            return { code: `export default ${JSON.stringify(await fileText(id))};`, moduleType: 'js' };
        },
    };
}

async function fileText(path) {
    return minified(await readFile(path, 'utf8'));
}

async function templates(path) {
    const source = await readFile(path, 'utf8');
    const found = [...source.matchAll(TEMPLATE)];
    const short = await Promise.all(found.map((match) => minified(match[1])));
    return source.replace(TEMPLATE, () => `css\`${short.shift().replaceAll('\\', '\\\\')}\``);
}

async function minified(css) {
    return (await transform(css, { loader: 'css', minify: true })).code.trim();
}
