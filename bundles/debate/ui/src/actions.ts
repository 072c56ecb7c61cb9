import { html, nothing } from 'lit';
import type { MenuItem } from '@stoa/ui';
import type { Disposable, PanelContext } from '@stoa/panel-api';
import type { DebateOperations, Seat } from './contract.ts';
import { isLive, nameOf, other } from './people.ts';
import type { Room } from './room.ts';
import { absence } from './seats.ts';

/** Everything one can do in a debate beside speaking: draw, resign, call off, invite, export. */
export class Actions implements Disposable {
  readonly #context: PanelContext;
  readonly #room: Room;
  readonly #id: string;
  readonly #redraw: () => void;
  readonly #ticking: number;
  #asking = false;

  constructor(context: PanelContext, room: Room, id: string, redraw: () => void) {
    this.#context = context;
    this.#room = room;
    this.#id = id;
    this.#redraw = redraw;
    this.#ticking = window.setInterval(() => room.state?.stage === 'paused' && redraw(), 1000);
  }

  menu(mine: Seat | undefined) {
    return html`<st-menu label=${this.#context.t('act.more')} .items=${this.#items(mine)} @choose=${this.#chosen}>
      <st-icon name="ellipsis"></st-icon>
    </st-menu>`;
  }

  banners(mine: Seat | undefined) {
    return html`${absence(this.#context, this.#room)}${this.#draw(mine)}${this.#waiting(mine)}`;
  }

  dialog() {
    const { t } = this.#context;
    return html`<st-dialog heading=${t('act.resignSure')} ?open=${this.#asking} @close=${() => this.#ask(false)}>
      <p>${t('act.resignText')}</p>
      <button slot="actions" class="button" @click=${() => this.#ask(false)}>${t('act.keep')}</button>
      <button slot="actions" class="button danger" @click=${this.#resign}>${t('act.resign')}</button>
    </st-dialog>`;
  }

  dispose(): void {
    clearInterval(this.#ticking);
  }

  #items(mine: Seat | undefined): readonly MenuItem[] {
    const { t } = this.#context;
    const state = this.#room.state!;
    const items: MenuItem[] = [
      { id: 'invite', label: t('arena.invite'), icon: 'link' },
      { id: 'stage', label: t('arena.stageView'), icon: 'presentation' },
      { id: 'export', label: t('arena.export'), icon: 'download' },
    ];
    if (mine && isLive(state)) {
      if (state.seats[mine]?.offeredAt !== state.turns.length)
        items.push({ id: 'draw', label: t('act.draw'), icon: 'handshake', separator: true });
      items.push({ id: 'resign', label: t('act.resign'), icon: 'flag', danger: true });
    }
    if (mine && state.stage === 'open')
      items.push({ id: 'leave', label: t('arena.leave'), icon: 'door-open', separator: true });
    if (this.#mayAbort(mine)) items.push({ id: 'abort', label: t('act.abort'), icon: 'x', danger: true });
    return items;
  }

  #mayAbort(mine: Seat | undefined): boolean {
    const { user } = this.#context;
    const { stage, turns, host } = this.#room.state!;
    if (user?.roles.some((role) => role === 'teacher' || role === 'admin'))
      return stage === 'open' || stage === 'running' || stage === 'paused';
    return (
      (stage === 'open' && host === user?.id) ||
      (mine !== undefined && turns.length === 0 && (stage === 'running' || stage === 'paused'))
    );
  }

  readonly #chosen = (event: Event): void => {
    const actions: Record<string, () => void> = {
      invite: () => void this.#invite(),
      stage: () => this.#context.navigate(`/debates/${this.#id}/stage`),
      export: () => void this.#export(),
      draw: () => void this.#send('offerDraw'),
      resign: () => this.#ask(true),
      leave: () => void this.#send('leave'),
      abort: () => void this.#send('abort'),
    };
    actions[(event as CustomEvent<string>).detail]?.();
  };

  #draw(mine: Seat | undefined) {
    const { t } = this.#context;
    const state = this.#room.state!;
    const offer = state.drawOffer;
    if (!offer || !mine) return nothing;
    if (offer === mine)
      return html`<div class="banner"><st-icon name="handshake"></st-icon><span class="grow">${t('act.drawSent')}</span></div>`;
    return html`<div class="banner">
      <st-icon name="handshake"></st-icon>
      <span class="grow">${t('act.drawOffered', { name: nameOf(state, offer, this.#context) })}</span>
      <button class="button small" @click=${() => this.#send('answerDraw', { accept: false })}>${t('act.decline')}</button>
      <button class="button small primary" @click=${() => this.#send('answerDraw', { accept: true })}>${t('act.accept')}</button>
    </div>`;
  }

  #waiting(mine: Seat | undefined) {
    const { t } = this.#context;
    if (!mine || this.#room.state!.stage !== 'open') return nothing;
    return html`<div class="banner">
      <st-icon name="user-plus"></st-icon>
      <span class="grow">${t('arena.waiting', { seat: t(`seat.${other(mine)}`) })}</span>
      <button class="button small" @click=${this.#invite}>${t('arena.invite')}</button>
    </div>`;
  }

  #ask(open: boolean): void {
    this.#asking = open;
    this.#redraw();
  }

  readonly #resign = (): void => {
    this.#ask(false);
    void this.#send('resign');
  };

  async #send(type: string, data: unknown = {}): Promise<void> {
    await this.#room
      .send(type, data)
      .catch((problem: Error) => this.#context.toast({ text: problem.message, kind: 'bad' }));
  }

  readonly #invite = async (): Promise<void> => {
    await navigator.clipboard.writeText(new URL(`/debates/${this.#id}`, location.href).href);
    this.#context.toast({ text: this.#context.t('arena.copied'), kind: 'good' });
  };

  async #export(): Promise<void> {
    const file = await this.#context.call<DebateOperations['debate.export']['output']>('debate.export', {
      id: this.#id,
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([file.markdown], { type: 'text/markdown' }));
    link.download = file.fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
}
