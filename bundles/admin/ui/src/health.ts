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
    const mounted = mountDesk<Health>(host, context, read, page);
    const timer = setInterval(() => document.visibilityState === 'visible' && void mounted.desk.refresh(), EVERY);
    mounted.desk.owned.add(disposable(() => clearInterval(timer)));
    mounted.desk.owned.add(context.connection.onChange(() => mounted.desk.draw()));
    return mounted;
  },
};

/** Readiness has an address of its own, so that it answers when nothing else does. */
async function read(): Promise<Health> {
  const response = await fetch('/health/ready', { headers: { accept: 'application/json' } });
  return (await response.json()) as Health;
}

function page(desk: Desk<Health>) {
  const { t, connection } = desk.context;
  const save = html`<button type="button" class="button" @click=${() => void backUp(desk.context)}>
    <st-icon name="save"></st-icon>${t('health.backup')}
  </button>`;
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
