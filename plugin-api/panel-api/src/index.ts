/** The contract between a panel and the page that shows it: types, and the few lines both sides would otherwise write. */
export type * from './panel.ts';
export type * from './live.ts';
export { Problem } from './live.ts';
export { disposable, Disposables } from './disposable.ts';
export type { Disposable } from './disposable.ts';
export { translator } from './messages.ts';
