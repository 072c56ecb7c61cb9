// Runs before the first paint, so that the page never flashes in the wrong light. `theme.ts` writes what this reads.
for (const name of ['theme', 'contrast']) {
  const value = localStorage.getItem(`stoa.${name}`);
  if (value) document.documentElement.dataset[name] = value;
}
