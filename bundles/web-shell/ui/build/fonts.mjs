import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FAMILIES = [
    { name: 'inter', family: 'Inter Variable', styles: ['wght'] },
    { name: 'source-serif-4', family: 'Source Serif 4 Variable', styles: ['wght', 'wght-italic'] },
    { name: 'jetbrains-mono', family: 'JetBrains Mono Variable', styles: ['wght'] },
];

/** Same metrics as the real face, so that nothing moves when it arrives. */
const FALLBACKS = `
@font-face { font-family: 'Inter Fallback'; src: local('Arial'), local('Liberation Sans'); size-adjust: 107.1%; ascent-override: 90.4%; descent-override: 22.5%; line-gap-override: 0%; }
@font-face { font-family: 'Source Serif Fallback'; src: local('Times New Roman'), local('Liberation Serif'); size-adjust: 109.5%; ascent-override: 94.6%; descent-override: 30.6%; line-gap-override: 0%; }
`;

/** The font faces as CSS, and the font files they name: Latin and extended Latin only. */
export async function fontFaces() {
    const files = [];
    let text = FALLBACKS;
    for (const { name, styles } of FAMILIES) {
        for (const style of styles) {
            const source = await readFile(require.resolve(`@fontsource-variable/${name}/${style}.css`), 'utf8');
            text += faces(source).replace(/url\(\.\/files\/([^)]+)\)/g, (_, file) => {
                files.push(require.resolve(`@fontsource-variable/${name}/files/${file}`));
                return `url(${file})`;
            });
        }
    }
    return { text, files };
}

function faces(source) {
    const kept = source.match(/\/\* [\w-]+-latin(-ext)?-wght-(normal|italic) \*\/\s*@font-face \{[^}]+\}/g) ?? [];
    return kept.join('\n');
}
