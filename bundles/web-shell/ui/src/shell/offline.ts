/** Lets the browser keep the page, so that it opens without a connection; browsers allow it on a secure origin only. */
export function keepPage(): void {
  if (!('serviceWorker' in navigator)) return;
  const address = document.querySelector<HTMLMetaElement>('meta[name=stoa-worker]')?.content;
  if (address) void navigator.serviceWorker.register(address, { scope: '/' }).catch(() => undefined);
}
