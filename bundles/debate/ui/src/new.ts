import { html, nothing } from 'lit';
import { freshKey } from '@stoa/ui';
import type { PanelContext } from '@stoa/panel-api';
import { JudgeChoice } from './judge-choice.ts';
import type { BankMotion, DebateOperations } from './contract.ts';

type Wish = DebateOperations['debate.create']['input'];
type Preset = NonNullable<Wish['preset']>;
type Place = NonNullable<Wish['seat']>;

const PRESETS: readonly Preset[] = ['3+10', '5+15', '10+30', '15+0'];
const TURNS = [2, 3, 4, 6, 0];
const SHOWN = 40;

/** The dialog in which a debate is set up: a motion, the time, a seat. */
export class NewDebate {
  readonly #context: PanelContext;
  readonly #redraw: () => void;
  readonly #judges: JudgeChoice;
  #open = false;
  #key = '';
  #busy = false;
  #problem: string | undefined;
  #bank: readonly BankMotion[] = [];
  #topics: readonly string[] = [];
  #own = false;
  #motion = '';
  #motionId: string | undefined;
  #search = '';
  #topic = '';
  #preset: Preset = '5+15';
  #turns = 3;
  #seat: Place = 'random';
  #rated = true;
  #guests = true;

  constructor(context: PanelContext, redraw: () => void) {
    this.#context = context;
    this.#redraw = redraw;
    this.#judges = new JudgeChoice(context, redraw);
  }

  async open(): Promise<void> {
    const user = this.#context.user ?? (await this.#context.signIn());
    if (!user) return;
    this.#rated = !user.roles.includes('guest');
    this.#key = freshKey();
    this.#set(() => (this.#open = true));
    await Promise.all([this.#bank.length === 0 ? this.#load() : undefined, this.#judges.load()]);
  }

  draw() {
    const { t } = this.#context;
    return html`<st-dialog heading=${t('new.title')} ?open=${this.#open} @close=${() => this.#set(() => (this.#open = false))}>
      <form id="new-debate" class="stack" @submit=${this.#submit}>
        ${this.#motionField()} ${this.#termsFields()} ${this.#judges.draw()}
        ${this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing}
      </form>
      <button slot="actions" class="button primary" aria-busy=${this.#busy} @click=${this.#submit}>${t('new.go')}</button>
    </st-dialog>`;
  }

  #motionField() {
    const { t } = this.#context;
    const options = [
      { value: 'bank', label: t('new.bank') },
      { value: 'own', label: t('new.own') },
    ];
    return html`<st-segmented
        label=${t('new.motion')}
        .options=${options}
        .value=${this.#own ? 'own' : 'bank'}
        @change=${(event: CustomEvent<string>) => this.#set(() => (this.#own = event.detail === 'own'))}
      ></st-segmented>
      ${this.#own ? this.#ownMotion() : this.#bankMotions()}`;
  }

  #ownMotion() {
    const { t } = this.#context;
    return html`<label class="field">
      <span class="label">${t('new.motion')}</span>
      <textarea class="input serif" dir="auto" rows="2" maxlength="300" .value=${this.#motion} @input=${(event: Event) => (this.#motion = (event.target as HTMLTextAreaElement).value)}></textarea>
      <span class="hint">${t('new.ownHint')}</span>
    </label>`;
  }

  #bankMotions() {
    const { t } = this.#context;
    const words = this.#search.toLocaleLowerCase();
    const found = this.#bank.filter(
      (motion) =>
        (!this.#topic || motion.topics.includes(this.#topic)) && motion.text.toLocaleLowerCase().includes(words),
    );
    return html`<div class="row tight">
        <input class="input grow" type="search" autofocus placeholder=${t('new.search')} aria-label=${t('new.search')} @input=${(event: Event) => this.#set(() => (this.#search = (event.target as HTMLInputElement).value))} />
        <select class="input topic" aria-label=${t('new.topic')} @change=${(event: Event) => this.#set(() => (this.#topic = (event.target as HTMLSelectElement).value))}>
          <option value="">${t('new.anyTopic')}</option>
          ${this.#topics.map((topic) => html`<option>${topic}</option>`)}
        </select>
      </div>
      <div class="bank" role="radiogroup" aria-label=${t('new.motion')}>
        ${found.slice(0, SHOWN).map((motion) => this.#option(motion))}
      </div>`;
  }

  #option(motion: BankMotion) {
    return html`<label class="option">
      <input type="radio" name="motion" .checked=${this.#motionId === motion.id} @change=${() => this.#set(() => (this.#motionId = motion.id))} />
      <span><span class="serif" dir="auto">${motion.text}</span><span class="tiny faint topics">${motion.topics.join(', ')} · ${motion.level}</span></span>
    </label>`;
  }

  #termsFields() {
    const { t } = this.#context;
    const seats: readonly Place[] = ['random', 'proposition', 'opposition', 'none'];
    const label = (seat: Place) => (seat === 'random' || seat === 'none' ? t(`new.${seat}`) : t(`seat.${seat}`));
    const guest = this.#context.user?.roles.includes('guest') ?? false;
    return html`<div class="field">
        <span class="label">${t('new.time')}</span>
        <st-segmented label=${t('new.time')} .options=${PRESETS.map((value) => ({ value, label: value }))} .value=${this.#preset}
          @change=${(event: CustomEvent<Preset>) => this.#set(() => (this.#preset = event.detail))}></st-segmented>
      </div>
      <div class="field">
        <span class="label">${t('new.turns')}</span>
        <st-segmented label=${t('new.turns')} .options=${TURNS.map((n) => ({ value: String(n), label: n ? String(n) : t('new.noLimit') }))} .value=${String(this.#turns)}
          @change=${(event: CustomEvent<string>) => this.#set(() => (this.#turns = Number(event.detail)))}></st-segmented>
      </div>
      <div class="field">
        <span class="label">${t('new.seat')}</span>
        <st-segmented label=${t('new.seat')} .options=${seats.map((value) => ({ value, label: label(value) }))} .value=${this.#seat}
          @change=${(event: CustomEvent<Place>) => this.#set(() => (this.#seat = event.detail))}></st-segmented>
      </div>
      ${
        guest
          ? nothing
          : html`<label class="check switch"><input type="checkbox" role="switch" .checked=${this.#rated} @change=${(event: Event) => this.#set(() => (this.#rated = (event.target as HTMLInputElement).checked))} />${t('new.rated')}</label>`
      }
      ${
        this.#rated
          ? nothing
          : html`<label class="check switch"><input type="checkbox" role="switch" .checked=${this.#guests} @change=${(event: Event) => this.#set(() => (this.#guests = (event.target as HTMLInputElement).checked))} />${t('new.guests')}</label>`
      }`;
  }

  #set(change: () => void): void {
    change();
    this.#redraw();
  }

  async #load(): Promise<void> {
    const bank = await this.#context
      .call<DebateOperations['debate.motions']['output']>('debate.motions', {})
      .catch(() => undefined);
    this.#set(() => {
      this.#bank = bank?.motions ?? [];
      this.#topics = bank?.topics ?? [];
      this.#own = this.#bank.length === 0;
    });
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#busy) return;
    const motion = this.#own
      ? { motion: this.#motion.trim() }
      : this.#motionId
        ? { motionId: this.#motionId }
        : undefined;
    if (!motion) return this.#set(() => (this.#problem = this.#context.t('new.pick')));
    this.#set(() => (this.#busy = true));
    try {
      const { id } = await this.#context.call<DebateOperations['debate.create']['output']>(
        'debate.create',
        this.#wish(motion),
      );
      this.#open = false;
      this.#context.navigate(`/debates/${id}`);
    } catch (problem) {
      this.#problem = (problem as Error).message;
    }
    this.#set(() => (this.#busy = false));
  };

  #wish(motion: Pick<Wish, 'motion' | 'motionId'>): Wish {
    const guests = !this.#rated && this.#guests;
    return {
      ...motion,
      preset: this.#preset,
      turns: this.#turns,
      seat: this.#seat,
      rated: this.#rated,
      guests,
      key: this.#key,
      ...this.#judges.wish(),
    };
  }
}
