import { html, nothing } from 'lit';
import type { Panel, PanelContext } from '@stoa/panel-api';
import { disposable } from '@stoa/panel-api';
import type { Backup, Health } from './contract.ts';
import styles from './desk.css';
import { frame, mountDesk } from './list.ts';
import type { Desk } from './list.ts';
import { messages } from './messages.ts';

const EVERY = 10_000;
const MEGABYTE = 1_000_000;

const panel: Panel = {
  id: 'admin.health',
  slot: 'page/v1',
  title: 'Health',
  styles,
  messages,
  mount(host, context) {
    const mounted = mountDesk<State>(host, context, read, page);
    const timer = setInterval(() => document.visibilityState === 'visible' && void mounted.desk.refresh(), EVERY);
    mounted.desk.owned.add(disposable(() => clearInterval(timer)));
    mounted.desk.owned.add(context.connection.onChange(() => mounted.desk.draw()));
    return mounted;
  },
};

interface State extends Health {
  /** Whether this server offers to write a backup. */
  readonly backups: boolean;
}

/** Readiness has an address of its own, so that it answers when nothing else does. */
async function read(): Promise<State> {
  const [health, offers] = await Promise.all([json<Health>('/health/ready'), offered()]);
  return { ...health, backups: '/admin/backups' in (offers.paths ?? {}) };
}

let known: Promise<Offers> | undefined;

interface Offers {
  readonly paths?: Readonly<Record<string, unknown>>;
}

/** What the server offers hardly changes, so it is asked once per visit. */
function offered(): Promise<Offers> {
  known ??= json<Offers>('/api/v1/openapi.json').catch(() => {
    known = undefined;
    return {};
  });
  return known;
}

async function json<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  return (await response.json()) as T;
}

function page(desk: Desk<State>) {
  const { t, connection } = desk.context;
  const save = desk.loaded().value?.backups
    ? html`<button type="button" class="button" @click=${() => void backUp(desk.context)}>
    <st-icon name="save"></st-icon>${t('health.backup')}
  </button>`
    : nothing;
  return frame(desk, 'health', save, ({ status, complaints }) => {
    const well = status === 'up';
    const look = well ? 'ok' : 'down';
    return html`<p class="verdict" role="status">
        <st-icon class=${look} name=${well ? 'circle-check' : 'circle-alert'}></st-icon>${t(`health.${status}`)}
      </p>
      ${complaints.length > 0 ? html`<div class="card flush"><ul class="list">${complaints.map(line)}</ul></div>` : nothing}
      <dl class="facts card">
        <dt>${t('health.trip')}</dt>
        <dd class="number">${connection.latency === undefined ? '–' : `${connection.latency} ms`}</dd>
      </dl>
      <p class="quiet small">
        <a href="/metrics" target="_blank" rel="noopener">${t('health.metrics')}</a>
      </p>`;
  });
}

function line(each: Health['complaints'][number]) {
  return html`<li class="check">
    <st-icon class="down" name="circle-alert"></st-icon><strong>${each.name}</strong>
    <span class="quiet small grow">${each.complaint}</span>
  </li>`;
}

async function backUp(context: PanelContext): Promise<void> {
  try {
    const { file, bytes } = await context.call<Backup>('backup.write', {});
    context.toast({ text: context.t('health.saved', { file, size: (bytes / MEGABYTE).toFixed(1) }), kind: 'good' });
  } catch (error) {
    context.toast({ text: (error as Error).message, kind: 'bad' });
  }
}

export default panel;
