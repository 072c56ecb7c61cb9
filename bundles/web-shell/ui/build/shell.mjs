import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build as bundle, transform } from 'esbuild';
import { cssText } from '../../../../plugin-api/panel-api/build/css-text.mjs';
import { fontFaces } from './fonts.mjs';
import { iconSheet } from './icons.mjs';
import { VENDOR } from './vendor.mjs';

/** Bytes, gzipped, that a visitor downloads before the first page shows: ours, and ours with the libraries. */
const SHELL_BUDGET = 40 * 1024;
const TOTAL_BUDGET = 80 * 1024;
const BUNDLE = 'stoa.web.shell';

/** Builds the page: shared libraries, component library, shell, styles, fonts, icons, and the document with its import map. */
export default async function build({ uiFolder, outFolder, shared }) {
    const out = { folder: outFolder, ui: uiFolder };
    const icons = await emit(out, 'icons.svg', await iconSheet());
    const settings = { plugins: [iconAddress(icons), cssText()], shared, out };
    const vendor = await bundleVendor(settings);
    const own = await bundleOwn(settings);
    const styles = await bundleStyles(out);
    const theme = await emit(
        out,
        'theme.js',
        (await transform(await readFile(join(uiFolder, 'src/shell/theme-first.js'), 'utf8'), { minify: true })).code,
    );
    const worker = await emitWorker(out);
    const mark = await emit(out, 'mark.svg', await readFile(join(uiFolder, 'src/mark.svg'), 'utf8'));
    await writeDocument(out, { ...vendor, ...own.shared }, { main: own.main, styles, theme, mark, icons, worker });
    await report(out, own, vendor);
}

async function bundleVendor({ out }) {
    const names = Object.keys(VENDOR);
    const entryPoints = names.map((name) => ({ in: `vendor:${name}`, out: name.replace(/\W+/g, '-') }));
    const plugins = [vendorModules(out.ui)];
    const made = await run({ out, plugins, entryPoints, splitting: true, chunkNames: 'vendor.[hash]' });
    return Object.fromEntries(names.map((name) => [name, made(`vendor:${name}`)]));
}

function vendorModules(resolveDir) {
    return {
        name: 'vendor',
        setup(build) {
            build.onResolve({ filter: /^vendor:/ }, ({ path }) => ({ path: path.slice(7), namespace: 'vendor' }));
            build.onLoad({ filter: /./, namespace: 'vendor' }, ({ path }) => ({ contents: VENDOR[path], resolveDir }));
        },
    };
}

/** The library and the panel API are modules of the import map too: panels must share them with the shell. */
async function bundleOwn({ out, plugins, shared }) {
    const library = 'src/library/index.ts';
    const api = '../../../plugin-api/panel-api/src/index.ts';
    const main = 'src/shell/main.ts';
    const external = (own) => shared.filter((name) => name !== own);
    const ui = await run({ out, plugins, entryPoints: [{ in: library, out: 'ui' }], external: external('@stoa/ui') });
    const panels = await run({ out, plugins, entryPoints: [{ in: api, out: 'panel-api' }], external: [] });
    const shell = await run({
        out,
        plugins,
        entryPoints: [{ in: main, out: 'shell' }],
        external: shared,
        splitting: true,
    });
    return { main: shell(main), shared: { '@stoa/ui': ui(library), '@stoa/panel-api': panels(api) } };
}

async function bundleStyles(out) {
    const { text, files } = await fontFaces();
    let css = text;
    for (const file of files) {
        const bytes = await readFile(file);
        const name = `${basename(file, '.woff2')}.${digest(bytes)}.woff2`;
        await copyFile(file, join(out.folder, name));
        css = css.replaceAll(basename(file), name);
    }
    for (const name of ['tokens', 'page']) css += await readFile(join(out.ui, `src/tokens/${name}.css`), 'utf8');
    return emit(out, 'stoa.css', (await transform(css, { loader: 'css', minify: true })).code);
}

async function run({ out, ...options }) {
    const { metafile } = await bundle({
        absWorkingDir: out.ui,
        outdir: out.folder,
        entryNames: '[name].[hash]',
        chunkNames: '[name].[hash]',
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        legalComments: 'none',
        metafile: true,
        logLevel: 'warning',
        ...options,
    });
    const outputs = Object.entries(metafile.outputs);
    return (entry) => {
        const found = outputs.find(([, made]) => made.entryPoint === entry);
        return relative(out.folder, resolve(out.ui, found[0]));
    };
}

async function emit(out, name, text) {
    const dot = name.lastIndexOf('.');
    const file = `${name.slice(0, dot)}.${digest(text)}${name.slice(dot)}`;
    await writeFile(join(out.folder, file), text);
    return file;
}

/** One name for ever: a browser asks for a new worker under the address of the old one. */
async function emitWorker(out) {
    const source = await readFile(join(out.ui, 'src/shell/worker.js'), 'utf8');
    await writeFile(join(out.folder, 'worker.js'), (await transform(source, { minify: true })).code);
    return 'worker.js';
}

function iconAddress(file) {
    return {
        name: 'icon-address',
        setup(build) {
            build.onResolve({ filter: /^virtual:icons$/ }, () => ({ path: 'icons', namespace: 'icons' }));
            build.onLoad({ filter: /./, namespace: 'icons' }, () => ({
                contents: `export default new URL(${JSON.stringify(`./${file}`)}, import.meta.url).pathname;`,
            }));
        },
    };
}

async function writeDocument(out, modules, files) {
    const address = (file) => `/assets/${BUNDLE}/current/${file}`;
    const integrity = {};
    for (const file of [...Object.values(modules), files.main]) integrity[address(file)] = await sri(out, file);
    const imports = Object.fromEntries(Object.entries(modules).map(([name, file]) => [name, address(file)]));
    const importMap = JSON.stringify({ imports, integrity });
    const template = await readFile(join(out.ui, 'src/index.html'), 'utf8');
    const values = {
        importMap,
        main: address(files.main),
        styles: address(files.styles),
        theme: address(files.theme),
        mark: address(files.mark),
        icons: address(files.icons),
        worker: address(files.worker),
        preload: preloads(imports, integrity),
    };
    const page = template.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
    await writeFile(join(out.folder, 'index.html'), page);
    // The policy allows what stands in the page, whatever white space the template has around it.
    const inPage = /<script type="importmap">([^]*?)<\/script>/.exec(page)[1];
    const hash = `sha256-${createHash('sha256').update(inPage).digest('base64')}`;
    await writeFile(join(out.folder, 'shell.json'), JSON.stringify({ csp: { importMapHash: hash } }, null, 1));
}

/** The modules every visit needs, fetched side by side instead of one after another. */
function preloads(imports, integrity) {
    const first = ['lit', '@stoa/panel-api', '@stoa/ui', 'centrifuge'];
    const link = (url) => `<link rel="modulepreload" href="${url}" integrity="${integrity[url]}" />`;
    return first.map((name) => link(imports[name])).join('\n    ');
}

async function report(out, own, vendor) {
    const size = async (file) => gzipSync(await readFile(join(out.folder, file)), { level: 9 }).length;
    const sum = async (files) => (await Promise.all(files.map(size))).reduce((a, b) => a + b, 0);
    const mine = await sum([own.main, ...Object.values(own.shared), ...(await chunksOf(out, own.main))]);
    const vendors = new Set([...Object.values(vendor), ...(await chunksOf(out, vendor.lit))]);
    const all = mine + (await sum([...vendors]));
    console.log(`Shell ${kilobytes(mine)} of its own, ${kilobytes(all)} with libraries (gzipped, without fonts).`);
    if (mine > SHELL_BUDGET)
        throw new Error(`The shell is ${kilobytes(mine)}; its budget is ${kilobytes(SHELL_BUDGET)}.`);
    if (all > TOTAL_BUDGET)
        throw new Error(`The first load is ${kilobytes(all)}; its budget is ${kilobytes(TOTAL_BUDGET)}.`);
}

async function chunksOf(out, file) {
    const text = await readFile(join(out.folder, file), 'utf8');
    return [...new Set([...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map((match) => match[1]))];
}

async function sri(out, file) {
    return `sha384-${createHash('sha384')
        .update(await readFile(join(out.folder, file)))
        .digest('base64')}`;
}

function digest(content) {
    return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(1)} kB`;
}
