/**
 * Whether the server now has another page than this one: another shell or other shared libraries. Panels are swapped where they
 * are; what is in the import map cannot be, so the person is told to reload when it suits.
 */
export async function isRenewed(): Promise<boolean> {
  const [map, main] = ['importmap', 'module'].map((type) => document.querySelector(`script[type=${type}]`));
  const mine = [map?.textContent, main?.getAttribute('src')].filter((text): text is string => Boolean(text));
  const response = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return false;
  const page = await response.text();
  return mine.some((text) => !page.includes(text));
}
