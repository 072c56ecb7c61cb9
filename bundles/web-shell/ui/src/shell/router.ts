/** Finds `:names` of a route in a path, or undefined when it is another place. */
export function match(route: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [route, path].map((text) => text.split('/').filter(Boolean));
  if (!wanted || !given || wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

/** The most specific of the routes that match: fewer names win. */
export function best<R extends { readonly route?: string | null }>(
  routes: readonly R[],
  path: string,
): { readonly entry: R; readonly params: Readonly<Record<string, string>> } | undefined {
  const names = (route: string) => route.split('/:').length;
  let found: { entry: R; params: Readonly<Record<string, string>> } | undefined;
  for (const entry of routes) {
    const params = entry.route ? match(entry.route, path) : undefined;
    if (params && (!found || names(entry.route ?? '') < names(found.entry.route ?? ''))) found = { entry, params };
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Follows links and the history of the tab; plain links inside any shadow root stay in this page. */
export class Router {
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    window.addEventListener('popstate', changed);
    document.addEventListener('click', (event) => this.#click(event));
  }

  get path(): string {
    return location.pathname;
  }

  go(path: string): void {
    if (path === location.pathname + location.search + location.hash) return;
    history.pushState(null, '', path);
    window.scrollTo(0, 0);
    this.#changed();
  }

  #click(event: MouseEvent): void {
    const chosen = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
    if (chosen || event.defaultPrevented || !link?.href || link.target || link.download) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || /^\/(api|assets)\//.test(url.pathname)) return;
    if (url.hash && url.pathname === location.pathname) return;
    event.preventDefault();
    this.go(url.pathname + url.search + url.hash);
  }
}
