#!/usr/bin/env node
// Builds one bundle's user interface: node bundle-panel.mjs <ui folder> <output folder>
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const [uiFolder, outFolder] = process.argv.slice(2).map((path) => resolve(path));

/** Own code of a panel, gzipped; more than this belongs into a shared library or is loaded when needed. */
const PANEL_BUDGET = 15 * 1024;

/** What the import map of the page supplies; see bundles/web-shell/ui/build/vendor.mjs. */
const SHARED = ['lit', 'lit/*', 'centrifuge', '@stoa/panel-api', '@stoa/ui'];

if (!uiFolder || !outFolder) fail('Usage: node bundle-panel.mjs <ui folder> <output folder>');
installPackages();
const description = JSON.parse(await readFile(join(uiFolder, 'package.json'), 'utf8'));
if (process.env.STOA_UI_TYPECHECK !== 'off') checkTypes();
await rm(outFolder, { recursive: true, force: true });
await mkdir(outFolder, { recursive: true });
const panels = description.stoa?.panels ?? [];
const manifest = { panels: panels.length > 0 ? await bundlePanels(panels) : [], styles: [] };
await writeFile(join(outFolder, 'manifest.json'), JSON.stringify(manifest, null, 1));
if (description.stoa?.build) {
    const { default: build } = await import(pathToFileURL(join(uiFolder, description.stoa.build)).href);
    await build({ uiFolder, outFolder, shared: SHARED });
}

/** A fresh checkout builds with one command: the locked packages are installed when they are not there yet. */
function installPackages() {
    if (existsSync(join(root, 'node_modules/esbuild'))) return;
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
}

function checkTypes() {
    try {
        execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', uiFolder], { stdio: 'pipe' });
    } catch (error) {
        fail(String(error.stdout));
    }
}

async function bundlePanels(declared) {
    const { build } = await import('esbuild');
    const { cssText } = await import('./css-text.mjs');
    const result = await build({
        absWorkingDir: uiFolder,
        entryPoints: declared.map((panel) => ({ in: panel.entry, out: basename(panel.entry, '.ts') })),
        outdir: outFolder,
        entryNames: '[name].[hash]',
        chunkNames: 'chunk.[hash]',
        bundle: true,
        splitting: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        legalComments: 'none',
        metafile: true,
        external: SHARED,
        plugins: [cssText()],
        logLevel: 'warning',
    });
    return Promise.all(declared.map((panel) => entryOf(panel, result.metafile)));
}

async function entryOf({ entry, ...panel }, metafile) {
    const [path] = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry) ?? [];
    if (!path) fail(`Panel '${panel.id}': entry '${entry}' gave no module. Check "stoa.panels" in package.json.`);
    const file = resolve(uiFolder, path);
    const bytes = await readFile(file);
    await guardSize(panel.id, bytes);
    const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
    return { nav: null, ...panel, module: relative(outFolder, file), integrity };
}

async function guardSize(id, bytes) {
    const { gzipSync } = await import('node:zlib');
    const size = gzipSync(bytes, { level: 9 }).length;
    if (size > PANEL_BUDGET)
        fail(`Panel '${id}' is ${size} B gzipped; the budget is ${PANEL_BUDGET} B. Load parts lazily.`);
}

function fail(message) {
    console.error(message);
    process.exit(1);
}
