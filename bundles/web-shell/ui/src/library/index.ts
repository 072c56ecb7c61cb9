/** The component library: importing it defines every `st-` element once for the page and all its panels. */
import { Avatars } from './avatars.ts';
import { ChessClock } from './clock.ts';
import { Dialog } from './dialog.ts';
import { Icon } from './icon.ts';
import { Menu } from './menu.ts';
import { Scores } from './scores.ts';
import { Segmented } from './segmented.ts';
import { Split } from './split.ts';
import { Empty, Trouble, When } from './states.ts';
import { Table } from './table.ts';
import { Tabs } from './tabs.ts';
import { Toasts } from './toasts.ts';
import { Tooltip } from './tooltip.ts';

const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'st-avatars': Avatars,
  'st-clock': ChessClock,
  'st-dialog': Dialog,
  'st-empty': Empty,
  'st-icon': Icon,
  'st-menu': Menu,
  'st-scores': Scores,
  'st-segmented': Segmented,
  'st-split': Split,
  'st-table': Table,
  'st-tabs': Tabs,
  'st-toasts': Toasts,
  'st-tooltip': Tooltip,
  'st-trouble': Trouble,
  'st-when': When,
};

for (const [tag, element] of Object.entries(elements)) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

export { base, sheet } from './css.ts';
export { initials } from './avatars.ts';
export { digits, spoken } from './clock.ts';
export { relative } from './states.ts';
export { arranged, csv } from './table-rows.ts';
export { freshKey } from './key.ts';
export { view } from './view.ts';
export type { View } from './view.ts';
export type { Face } from './avatars.ts';
export type { MenuItem } from './menu.ts';
export type { Score } from './scores.ts';
export type { Option } from './segmented.ts';
export type { Tab } from './tabs.ts';
export type { Column, Order } from './table-rows.ts';
export { ChessClock, Dialog, Menu, Table, Tabs, Toasts };
