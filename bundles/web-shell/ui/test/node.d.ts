/** The little of Node that these tests read files with; the types of all of Node would leak into the page's code. */
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string;
  export function readdirSync(path: string, options: { recursive: true; encoding: 'utf8' }): string[];
}

interface ImportMeta {
  readonly dirname: string;
}
