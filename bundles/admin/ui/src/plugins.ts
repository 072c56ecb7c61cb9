import { html, nothing } from 'lit';
import type { Column, MenuItem } from '@stoa/ui';
import { disposable } from '@stoa/panel-api';
import type { Panel } from '@stoa/panel-api';
import type { Plugin, Plugins, PluginState, Why } from './contract.ts';
import styles from './desk.css';
import { frame, mountDesk } from './list.ts';
import type { Desk } from './list.ts';
import { messages } from './messages.ts';
import { PlanDialog } from './plan.ts';

/** A change of several plugins is one question. */
const GATHER = 80;

const LOOKS: Partial<Record<PluginState, string>> = {
  active: 'good',
  starting: 'accent',
  waiting: 'warn',
  stopping: 'warn',
  failed: 'bad',
  rejected: 'bad',
  stuck: 'bad',
};

/** Who needs attention comes first. */
export function attention(plugin: Plugin): number {
  const look = LOOKS[plugin.state];
  return look === 'bad' ? 0 : look === 'warn' ? 1 : 2;
}

/** What can be done with a plugin in its state. */
export function choices(plugin: Plugin): readonly MenuItem[] {
  const other = plugin.versions.filter((version) => version !== plugin.version).reverse();
  const swaps = other.map((version) => ({ id: `swap:${version}`, label: `Swap to ${version}`, icon: 'refresh-cw' }));
  const runs = plugin.state === 'active';
  const turn = runs
    ? { id: 'stop', label: 'Stop', icon: 'square', separator: true }
    : { id: 'start', label: 'Start', icon: 'play', separator: true };
  const back = { id: 'rollback', label: 'Back to the former version', icon: 'undo-2', disabled: other.length === 0 };
  const why = { id: 'why', label: runs ? 'Explain its state' : 'Why it is not active', icon: 'circle-help' };
  return [...swaps, back, turn, why];
}

const panel: Panel = {
  id: 'admin.plugins',
  slot: 'page/v1',
  title: 'Plugins',
  styles,
  messages,
  mount(host, context) {
    let plan: PlanDialog | undefined;
    const planOf = (desk: Desk<Plugins>) => (plan ??= new PlanDialog(desk));
    const list = () => context.call<Plugins>('plugins.list', {});
    const mounted = mountDesk<Plugins>(host, context, list, (desk) => page(desk, planOf(desk)));
    const { owned, refresh } = mounted.desk;
    context.commands.register({
      id: 'admin.deploy',
      title: context.t('deploy.title'),
      icon: 'upload',
      run: () => void planOf(mounted.desk).open(),
    });
    let soon: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      clearTimeout(soon);
      soon = setTimeout(() => void refresh(), GATHER);
    };
    owned.add(context.channel('platform:plugins', { onPublication: ask }));
    owned.add(disposable(() => clearTimeout(soon)));
    return mounted;
  },
};

function page(desk: Desk<Plugins>, plan: PlanDialog) {
  const plugins = desk.loaded().value?.plugins ?? [];
  const active = plugins.filter((plugin) => plugin.state === 'active').length;
  const other = plugins.length - active;
  const counts = desk.context.t(other > 0 ? 'plugins.counts' : 'plugins.all', { active, other });
  const aside = html`<div class="row">
    ${plugins.length > 0 ? html`<span class="badge">${counts}</span>` : nothing}
    <button class="button" type="button" @click=${() => void plan.open()}><st-icon name="upload"></st-icon>${desk.context.t('deploy.title')}</button>
  </div>`;
  return frame(desk, 'plugins', aside, (value) => {
    const rows = [...value.plugins].sort((a, b) => attention(a) - attention(b) || a.title.localeCompare(b.title));
    return html`<st-table
      caption="Plugins"
      filterable
      exportable
      .rowKey=${(plugin: Plugin) => plugin.id}
      .columns=${columns(desk, plan)}
      .rows=${rows}
    >
      <st-empty slot="empty" icon="plug" heading=${desk.context.t('plugins.none')}></st-empty>
    </st-table>${plan.draw()}`;
  });
}

function columns(desk: Desk<Plugins>, plan: PlanDialog): readonly Column<Plugin>[] {
  return [
    { key: 'title', label: 'Plugin', value: (plugin) => `${plugin.title} ${plugin.id}`, cell: name },
    { key: 'state', label: 'State', value: (plugin) => plugin.state, cell: state },
    { key: 'version', label: 'Version', minor: true, value: (plugin) => plugin.version, cell: version },
    { key: 'since', label: 'Since', minor: true, value: (plugin) => plugin.since ?? '', cell: since },
    {
      key: 'do',
      label: 'Actions',
      unseen: true,
      align: 'end',
      narrow: true,
      sortable: false,
      value: () => '',
      cell: (plugin) => menu(desk, plugin, plan),
    },
  ];
}

function name(plugin: Plugin) {
  const sentences = [plugin.detail, plugin.problem, leftovers(plugin)].filter(Boolean);
  return html`<span class="name"><strong>${plugin.title}</strong><span class="faint small mono">${plugin.id}</span></span>${sentences.map(
    (sentence) => html`<p class="why">${sentence}</p>`,
  )}`;
}

/** The server says each of them in a sentence of its own. */
function leftovers(plugin: Plugin): string {
  return (plugin.leftovers ?? []).join(' ');
}

function state(plugin: Plugin) {
  return html`<span class="badge ${LOOKS[plugin.state] ?? ''}">${plugin.state}</span>`;
}

function version(plugin: Plugin) {
  return html`<span class="mono small">${plugin.version}</span>`;
}

function since(plugin: Plugin) {
  return plugin.since ? html`<st-when class="quiet small" at=${plugin.since}></st-when>` : nothing;
}

function menu(desk: Desk<Plugins>, plugin: Plugin, plan: PlanDialog) {
  return html`<st-menu
    label="Change ${plugin.title}"
    .items=${choices(plugin)}
    @choose=${(event: CustomEvent<string>) => void change(desk, plugin, plan, event.detail)}
  >
    <st-icon name="ellipsis"></st-icon>
  </st-menu>`;
}

/** Each change says what it did and can be taken back. */
function change(desk: Desk<Plugins>, plugin: Plugin, plan: PlanDialog, choice: string): Promise<void> {
  const { t } = desk.context;
  const { id, title } = plugin;
  const [what, wanted = ''] = choice.split(/:(.*)/s);
  const back = () => desk.act('plugins.rollback', { id }, t('plugins.back', { title }));
  const start = () => desk.act('plugins.start', { id }, t('plugins.started', { title }));
  const stop = (undo?: () => Promise<void>) => desk.act('plugins.stop', { id }, t('plugins.stopped', { title }), undo);
  if (what === 'swap') return plan.open({ id, title, version: wanted });
  if (what === 'why') return explain(desk, id);
  if (what === 'rollback') return back();
  return what === 'start' ? start() : stop(start);
}

async function explain({ context }: Desk<Plugins>, id: string): Promise<void> {
  const told = await context.call<Why>('plugins.why', { id }).catch((error: Error) => error);
  context.toast(told instanceof Error ? { text: told.message, kind: 'bad' } : { text: told.sentence });
}

export default panel;
