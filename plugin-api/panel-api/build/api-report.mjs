#!/usr/bin/env node
// The panel API as its authors see it, in one committed file: node api-report.mjs compares, node api-report.mjs --accept rewrites.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const report = join(folder, 'panel-api.api.md');
const MODULES = ['panel', 'live', 'disposable', 'messages', 'testing'];

const now = await describe();
if (process.argv.includes('--accept')) {
    await writeFile(report, now);
} else if ((await readFile(report, 'utf8').catch(() => '')) !== now) {
    console.error(
        'The panel API differs from panel-api.api.md. If that is meant: npm run api --workspace @stoa/panel-api.',
    );
    process.exit(1);
}

async function describe() {
    const out = await mkdtemp(join(tmpdir(), 'panel-api-'));
    try {
        const flags = [
            '--noEmit',
            'false',
            '--declaration',
            '--emitDeclarationOnly',
            '--outDir',
            out,
            '--rootDir',
            'src',
        ];
        execFileSync(resolve(folder, '../../node_modules/.bin/tsc'), ['-p', folder, ...flags], { cwd: folder });
        const parts = MODULES.map(
            async (name) => `## ${name}\n\n\`\`\`ts\n${await declarations(join(out, `${name}.d.ts`))}\n\`\`\`\n`,
        );
        return `# @stoa/panel-api\n\nGenerated; each change of the panel API shows here.\n\n${(await Promise.all(parts)).join('\n')}`;
    } finally {
        await rm(out, { recursive: true });
    }
}

/** Without comments and imports: the shape only. */
async function declarations(file) {
    const text = await readFile(file, 'utf8');
    return text
        .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '')
        .replace(/^import .*\n/gm, '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .join('\n');
}
