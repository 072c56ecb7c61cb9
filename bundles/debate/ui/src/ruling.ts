import { html, nothing } from 'lit';
import { freshKey } from '@stoa/ui';
import type { PanelContext } from '@stoa/panel-api';
import type { JudgeDescriptor } from './cards.ts';
import type { DebateCommands, Judging, Seat, Turn } from './contract.ts';
import { choices, traits } from './judge-choice.ts';
import { mySeat, nameOf } from './people.ts';
import type { Room } from './room.ts';

const SHORTEST = 10;
const LONGEST = 1000;
type Mark = DebateCommands['overrule']['marks'][number];

/** What a teacher may do with a judge's word: ask a further judge, or decide otherwise with a reason. */
export class Ruling {
  readonly #context: PanelContext;
  readonly #room: Room;
  readonly #redraw: () => void;
  #open: 'review' | 'overrule' | undefined;
  #turn: Turn | undefined;
  #judges: readonly JudgeDescriptor[] = [];
  #judge = '';
  #winner: Seat | 'none' = 'proposition';
  #marks: readonly Mark[] = [];
  #reason = '';
  #sure = false;
  #busy = false;
  #problem: string | undefined;
  #key = '';

  constructor(context: PanelContext, room: Room, redraw: () => void) {
    this.#context = context;
    this.#room = room;
    this.#redraw = redraw;
  }

  /** The buttons below a word; nothing for those who may not. */
  tools(judging: Judging, turn: Turn | undefined) {
    const { t, user } = this.#context;
    const state = this.#room.state!;
    const may = user?.roles.some((role) => role === 'teacher' || role === 'admin');
    const said =
      turn !== undefined || ((state.stage === 'decided' || state.stage === 'closing') && judging.state !== 'none');
    if (!may || !said) return nothing;
    return html`<div class="row tight">
      <button class="button small" @click=${() => void this.#begin('review', turn)}>${t('review.ask')}</button>
      ${mySeat(state, this.#context) ? nothing : html`<button class="button small" @click=${() => void this.#begin('overrule', turn)}>${t('overrule.go')}</button>`}
    </div>`;
  }

  dialogs() {
    return this.#open ? html`${this.#reviewDialog()}${this.#overruleDialog()}` : nothing;
  }

  async #begin(what: 'review' | 'overrule', turn: Turn | undefined): Promise<void> {
    this.#open = what;
    this.#turn = turn;
    this.#key = freshKey();
    this.#sure = false;
    this.#problem = undefined;
    this.#reason = '';
    const { verdict } = turn?.judging ?? this.#room.state!.judging;
    this.#winner = verdict?.winner ?? 'none';
    this.#marks = (verdict?.scores ?? [])
      .filter(({ seat }) => seat === turn?.seat)
      .map(({ seat, criterion, points }) => ({ seat, criterion, points: Math.round(points * 10) / 10 }));
    if (turn && this.#marks.length === 0) this.#marks = [{ seat: turn.seat, criterion: 'logic', points: 5 }];
    this.#redraw();
    if (what === 'review') await this.#load(verdict?.provenance.judge);
  }

  async #load(former: string | undefined): Promise<void> {
    this.#judges = await choices(this.#context).then(
      ({ judges }) => judges,
      () => [],
    );
    this.#judge = (this.#judges.find(({ id }) => id !== former) ?? this.#judges[0])?.id ?? '';
    this.#redraw();
  }

  #reviewDialog() {
    const { t } = this.#context;
    const chosen = this.#judges.find(({ id }) => id === this.#judge);
    const choose = (event: Event) => {
      this.#judge = (event.target as HTMLSelectElement).value;
      this.#redraw();
    };
    return html`<st-dialog heading=${t('review.ask')} ?open=${this.#open === 'review'} @close=${this.#close}>
      <div class="stack">
        <p class="quiet">${t('review.askText', { what: this.#subject() })}</p>
        <label class="field"><span class="label">${t('judge.title')}</span>
          <select class="input" name="reviewer" @change=${choose}>
            ${this.#judges.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.#judge}>${title}</option>`)}
          </select>
          ${chosen ? html`<span class="hint">${traits(t, chosen)}</span>` : nothing}
        </label>
        ${this.#complaint()}
      </div>
      <button slot="actions" class="button primary" aria-busy=${this.#busy} ?disabled=${!this.#judge} @click=${this.#review}>${t('review.go')}</button>
    </st-dialog>`;
  }

  #overruleDialog() {
    const { t } = this.#context;
    const left = this.#reason.trim().length;
    const ready = left >= SHORTEST && left <= LONGEST;
    return html`<st-dialog heading=${t('overrule.heading')} ?open=${this.#open === 'overrule'} @close=${this.#close}>
      ${this.#sure ? this.#confirmation() : this.#form()}
      ${
        this.#sure
          ? html`<button slot="actions" class="button" @click=${() => this.#step(false)}>${t('overrule.back')}</button>
            <button slot="actions" class="button danger" aria-busy=${this.#busy} @click=${this.#overrule}>${t('overrule.confirm')}</button>`
          : html`<button slot="actions" class="button primary" ?disabled=${!ready} @click=${() => this.#step(true)}>${t('overrule.next')}</button>`
      }
    </st-dialog>`;
  }

  #form() {
    const { t } = this.#context;
    const typed = (event: Event) => {
      this.#reason = (event.target as HTMLTextAreaElement).value;
      this.#redraw();
    };
    return html`<div class="stack">
      <p class="quiet">${t('overrule.text', { what: this.#subject() })}</p>
      ${this.#turn ? this.#points() : this.#winners()}
      <label class="field"><span class="label">${t('overrule.reason')}</span>
        <textarea class="input serif" dir="auto" name="reason" rows="4" maxlength=${LONGEST} .value=${this.#reason} @input=${typed}></textarea>
        <span class="hint">${t('overrule.reasonHint')}</span></label>
    </div>`;
  }

  #winners() {
    const { t } = this.#context;
    const state = this.#room.state!;
    const options = [
      { value: 'proposition', label: nameOf(state, 'proposition', this.#context) },
      { value: 'none', label: t('result.draw') },
      { value: 'opposition', label: nameOf(state, 'opposition', this.#context) },
    ];
    const choose = (event: CustomEvent<Seat | 'none'>) => {
      this.#winner = event.detail;
      this.#redraw();
    };
    return html`<div class="field"><span class="label">${t('overrule.winner')}</span>
      <st-segmented label=${t('overrule.winner')} .options=${options} .value=${this.#winner} @change=${choose}></st-segmented></div>`;
  }

  #points() {
    const { t } = this.#context;
    const change = (criterion: Mark['criterion']) => (event: Event) => {
      const points = Math.min(10, Math.max(0, Number((event.target as HTMLInputElement).value) || 0));
      this.#marks = this.#marks.map((mark) => (mark.criterion === criterion ? { ...mark, points } : mark));
    };
    return html`<div class="marks">${this.#marks.map(
      ({ criterion, points }) => html`<label class="field"><span class="label">${t(`criterion.${criterion}`)}</span>
        <input class="input number" type="number" inputmode="decimal" min="0" max="10" step="0.1" .value=${String(points)} @input=${change(criterion)} /></label>`,
    )}</div>`;
  }

  #confirmation() {
    const { t } = this.#context;
    const decides = !this.#turn && this.#room.state!.stage === 'closing';
    const word = this.#turn
      ? this.#marks.map(({ criterion, points }) => `${t(`criterion.${criterion}`)} ${points}`).join(', ')
      : this.#winner === 'none'
        ? t('result.draw')
        : t('result.wins', { name: nameOf(this.#room.state!, this.#winner, this.#context) });
    return html`<div class="stack">
      <p><strong dir="auto">${word}</strong></p>
      <blockquote class="serif" dir="auto">${this.#reason.trim()}</blockquote>
      <p class="banner warn small">${t(decides ? 'overrule.decides' : 'overrule.stays')}</p>
      ${this.#complaint()}
    </div>`;
  }

  #complaint() {
    return this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing;
  }

  #subject(): string {
    const { t } = this.#context;
    return this.#turn ? t('ruling.turn', { n: this.#turn.number }) : t('ruling.whole');
  }

  #step(sure: boolean): void {
    this.#sure = sure;
    this.#problem = undefined;
    this.#redraw();
  }

  readonly #close = (): void => {
    this.#open = undefined;
    this.#redraw();
  };

  readonly #review = (): Promise<void> => {
    const about = this.#turn ? { turn: this.#turn.number } : {};
    const input = { id: this.#room.id, judge: this.#judge, key: this.#key, ...about };
    return this.#do(() => this.#context.call('debate.review', input), 'review.asked');
  };

  readonly #overrule = (): Promise<void> => {
    const winner = this.#turn || this.#winner === 'none' ? {} : { winner: this.#winner };
    const about = this.#turn ? { turn: this.#turn.number } : {};
    const word: DebateCommands['overrule'] = {
      ...about,
      ...winner,
      marks: this.#turn ? this.#marks : [],
      reason: this.#reason.trim(),
    };
    return this.#do(() => this.#room.send('overrule', word), 'overrule.done');
  };

  async #do(act: () => Promise<unknown>, done: string): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#problem = undefined;
    this.#redraw();
    try {
      await act();
      this.#open = undefined;
      this.#context.toast({ text: this.#context.t(done), kind: 'good' });
    } catch (problem) {
      this.#problem = (problem as Error).message;
    }
    this.#busy = false;
    this.#redraw();
  }
}
