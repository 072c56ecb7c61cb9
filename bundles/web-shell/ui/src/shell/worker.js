// Keeps the page and the files it names, which never change under one address. Never anything of the interface: what people do
// and say comes from the server or not at all.
const PAGE = 'stoa-page';
const FILES = 'stoa-files';
const MOST_FILES = 160;
const PATIENCE = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(file(event, request));
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(event, request));
});

/** The newest page when the server answers in time, else the one that was kept. */
async function page(event, request) {
  const kept = await caches.match('/', { cacheName: PAGE });
  try {
    const fresh = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE) } : {});
    if (fresh.ok && (fresh.headers.get('content-type') ?? '').includes('text/html')) {
      event.waitUntil(keep(PAGE, '/', fresh.clone()));
    }
    return fresh.status >= 502 && kept ? kept : fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function file(event, request) {
  const kept = await caches.match(request, { cacheName: FILES });
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.status === 200) event.waitUntil(keep(FILES, request, fresh.clone()).then(trim));
  return fresh;
}

async function keep(name, key, response) {
  await (await caches.open(name)).put(key, response);
}

/** The oldest go first; what is still used comes back by itself. */
async function trim() {
  const cache = await caches.open(FILES);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_FILES)).map((key) => cache.delete(key)));
}
