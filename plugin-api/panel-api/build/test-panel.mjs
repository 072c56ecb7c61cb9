#!/usr/bin/env node
// Runs the unit tests of one bundle's user interface: node test-panel.mjs <ui folder>
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = resolve(process.argv[2] ?? '.');
if (process.env.STOA_SKIP_TESTS === 'true' || !existsSync(join(folder, 'test'))) process.exit(0);
const prettier = join(root, 'node_modules/.bin/prettier');
const files = `${relative(root, folder)}/{src,test,build}/**/*.{ts,mjs,css}`;
try {
    if (process.env.STOA_UI_FORMAT !== 'off') {
        execFileSync(prettier, ['--check', '--log-level', 'warn', files], { cwd: root, stdio: 'inherit' });
    }
    execFileSync(
        join(root, 'node_modules/.bin/vitest'),
        [
            'run',
            relative(root, folder),
            '--reporter=default',
            '--reporter=junit',
            `--outputFile.junit=${join(folder, '../target/ui-reports/TEST-ui.xml')}`,
        ],
        {
            cwd: root,
            stdio: 'inherit',
        },
    );
} catch {
    console.error(
        `The user interface in ${relative(root, folder)} has failing tests or is not formatted: npm run fmt.`,
    );
    process.exit(1);
}
