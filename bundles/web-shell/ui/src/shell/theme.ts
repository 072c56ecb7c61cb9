export type Theme = 'system' | 'light' | 'dark';

/** The light a person chose; the browser remembers it. */
export const theme = {
  get choice(): Theme {
    return (localStorage.getItem('stoa.theme') as Theme | null) ?? 'system';
  },
  set choice(value: Theme) {
    keep('theme', value === 'system' ? undefined : value);
  },
  get contrast(): boolean {
    return localStorage.getItem('stoa.contrast') === 'more';
  },
  set contrast(value: boolean) {
    keep('contrast', value ? 'more' : undefined);
  },
};

function keep(name: string, value: string | undefined): void {
  if (value === undefined) {
    localStorage.removeItem(`stoa.${name}`);
    delete document.documentElement.dataset[name];
  } else {
    localStorage.setItem(`stoa.${name}`, value);
    document.documentElement.dataset[name] = value;
  }
}
