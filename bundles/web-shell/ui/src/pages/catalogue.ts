import { css, html, LitElement } from 'lit';
import { base } from '@stoa/ui';
import type { Dialog } from '@stoa/ui';
import type { App } from '../shell/app.ts';

const SURFACES = ['surface-1', 'surface-2', 'surface-3', 'ink-1', 'ink-2', 'ink-3', 'line', 'line-strong'];
const ROLES = ['accent', 'accent-soft', 'good', 'warn', 'bad', 'live', 'seat-a', 'seat-b'];
const DATA = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `data-${n}`);
const PEOPLE = ['Ada Byron', 'Hypatia', 'Émilie du Châtelet', 'Ibn al-Haytham', 'Sophie Germain', '賈憲'].map(
  (name) => ({ id: name, name }),
);
const SCORES = [
  { name: 'Reasoning', value: 7.5, max: 10, low: 6.5, high: 8.5 },
  { name: 'Evidence', value: 6, max: 10, low: 4.5, high: 7 },
  { name: 'Answering the other side', value: 9, max: 10, low: 8.5, high: 9.5 },
];
const ROWS = Array.from({ length: 37 }, (_, index) => ({
  rank: index + 1,
  name: PEOPLE[index % 6]?.name ?? '',
  rating: 1890 - index * 13,
  played: (index * 7) % 40,
}));
type Row = (typeof ROWS)[number];
const COLUMNS = [
  { key: 'rank', label: '#', align: 'end' as const, value: (row: Row) => row.rank },
  { key: 'name', label: 'Name', value: (row: Row) => row.name },
  { key: 'rating', label: 'Rating', align: 'end' as const, value: (row: Row) => row.rating },
  { key: 'played', label: 'Debates', align: 'end' as const, minor: true, value: (row: Row) => row.played },
];

/** Every component in every state, alive: what a panel author copies from, and what the screenshots compare. */
class Catalogue extends LitElement {
  static override properties = { app: { attribute: false } };
  static override styles = [
    base,
    css`
      section { padding-top: var(--space-6); }
      section > h2 { margin-bottom: var(--space-4); padding-bottom: var(--space-2); border-bottom: 1px solid var(--line); }
      .swatches { display: grid; grid-template-columns: repeat(auto-fill, minmax(104px, 1fr)); gap: var(--space-3); }
      .swatch { font: 400 var(--text-xs) / 1.4 var(--mono); color: var(--ink-2); }
      .swatch::before { content: ''; display: block; height: 46px; margin-bottom: 4px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--colour); }
      .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: var(--space-5); align-items: start; }
      st-split { height: 180px; border: 1px solid var(--line); border-radius: var(--radius); }
      st-split > * { padding: var(--space-4); }
    `,
  ];
  declare app: App;

  override render() {
    return html`<div class="page">
      <h1>Components</h1>
      <p class="quiet">Plain HTML with a class, and a few elements. All of it is here for every panel, nothing needs importing.</p>
      ${this.#colours()} ${type} ${this.#buttons()} ${fields} ${this.#blocks()} ${this.#live()} ${this.#table()} ${this.#layers()} ${states}
    </div>`;
  }

  override updated(): void {
    for (const swatch of this.renderRoot.querySelectorAll<HTMLElement>('.swatch')) {
      swatch.style.setProperty('--colour', `var(--${swatch.textContent})`);
    }
  }

  #colours() {
    const swatches = (names: readonly string[]) =>
      html`<div class="swatches">${names.map((name) => html`<div class="swatch">${name}</div>`)}</div>`;
    return html`<section class="stack"><h2>Colour</h2>${swatches(SURFACES)}${swatches(ROLES)}${swatches(DATA)}</section>`;
  }

  #buttons() {
    return html`<section class="stack">
      <h2>Buttons</h2>
      <div class="row">
        <button class="button primary">Start debate</button><button class="button">Join</button><button class="button plain">Later</button>
        <button class="button danger">Resign</button><button class="button" disabled>Not yet</button><button class="button primary" aria-busy="true">Saving</button>
        <button class="button icon" aria-label="Share"><st-icon name="share-2"></st-icon></button>
        <st-tooltip text="Copies the address of this turn"><button class="button small"><st-icon name="link"></st-icon>Copy link</button></st-tooltip>
      </div>
      <div class="row">
        <st-segmented label="View" value="all" .options=${[
          { value: 'all', label: 'All' },
          { value: 'mine', label: 'Mine' },
          { value: 'done', label: 'Finished' },
        ]}></st-segmented>
        <st-menu label="More" .items=${[
          { id: 'a', label: 'Rename', icon: 'pencil', hint: 'F2' },
          { id: 'b', label: 'Copy', icon: 'copy' },
          { id: 'c', label: 'Delete', icon: 'trash-2', danger: true, separator: true },
        ]}><st-icon name="ellipsis"></st-icon></st-menu>
      </div>
    </section>`;
  }

  #blocks() {
    return html`<section class="stack">
      <h2>Blocks</h2>
      <div class="row">
        <span class="badge">12 turns</span><span class="badge accent">new</span><span class="badge live">live</span><span class="badge good">Active</span>
        <span class="badge warn">Waiting</span><span class="badge bad">Failed</span><span class="badge seat-a">For</span><span class="badge seat-b">Against</span>
        <st-avatars .people=${PEOPLE}></st-avatars>
      </div>
      <div class="banner"><span class="grow">A new version is ready; it is used from the next debate on.</span><button class="button small">Use it now</button></div>
      <div class="banner warn"><span class="grow">The judge is late. The result is shown as soon as it is there.</span></div>
      <progress value="0.4" aria-label="Progress"></progress>
      <div class="tiles">
        <a class="card stack tight" href="/ui"><span class="overline">Motion</span><span class="serif">This house would abolish homework</span><span class="small faint">Ada Byron · Hypatia · 12 watching</span></a>
        <div class="card stack tight"><div class="skeleton line short"></div><div class="skeleton line"></div><div class="skeleton line"></div></div>
      </div>
    </section>`;
  }

  #live() {
    return html`<section class="stack">
      <h2>Debate</h2>
      <div class="two">
        <div class="card stack"><div class="row between"><span class="badge seat-a">For</span><st-clock label="For" remaining="272000" since=${this.app.clock.now()} running .now=${() => this.app.clock.now()}></st-clock></div><st-scores seat="a" choosable .scores=${SCORES}></st-scores></div>
        <div class="card stack"><div class="row between"><span class="badge seat-b">Against</span><st-clock label="Against" remaining="9400"></st-clock></div><st-scores seat="b" .scores=${SCORES}></st-scores></div>
      </div>
    </section>`;
  }

  #table() {
    return html`<section>
      <h2>Table</h2>
      <st-table caption="Leaderboard" filterable exportable selectable choosable page-size="8" .rowKey=${(row: Row) => String(row.rank)} .columns=${COLUMNS} .rows=${ROWS}></st-table>
    </section>`;
  }

  #layers() {
    const open = (id: string) => () => ((this.renderRoot.querySelector(`#${id}`) as Dialog).open = true);
    const toast = () =>
      this.app.toast({
        text: 'The debate was archived.',
        kind: 'good',
        undo: () => this.app.toast({ text: 'It is back.' }),
      });
    return html`<section class="stack">
      <h2>Layers</h2>
      <div class="row">
        <button class="button" @click=${open('dialog')}>Dialog</button><button class="button" @click=${open('drawer')}>Drawer</button>
        <button class="button" @click=${toast}>Notice with undo</button><button class="button" @click=${() => this.app.palette()}>Palette</button>
      </div>
      <st-dialog id="dialog" heading="New debate"><p>What should be debated?</p><button slot="actions" class="button primary">Start debate</button></st-dialog>
      <st-dialog id="drawer" heading="History" side><p>Everything that happened, newest first.</p></st-dialog>
      <st-tabs label="Example" selected="turns" .tabs=${[
        { id: 'turns', label: 'Turns', count: 4 },
        { id: 'people', label: 'People' },
      ]}><p slot="turns">Four turns so far.</p><p slot="people">Nobody yet.</p></st-tabs>
      <st-split name="catalogue"><div>Main</div><div slot="side">Side, its width is remembered.</div></st-split>
    </section>`;
  }
}

const type = html`<section class="stack">
  <h2>Type</h2>
  <h1>Heading one, for the purpose of a page</h1>
  <div class="reading">“I grant that a city without cars is quieter. But quiet is not the measure of a city; the measure is who can still get to work.” What people say is set in a serif, at a length that reads well.</div>
  <p>What the product says is set in a sans: short, concrete, verbs on buttons. <span class="quiet">Quieter,</span> <span class="faint">fainter,</span> <a href="/ui">a link</a>, <code>code</code>, <kbd>Ctrl</kbd> <kbd>K</kbd>, <span class="mono">12:05</span>.</p>
</section>`;

const fields = html`<section>
  <h2>Fields</h2>
  <div class="two">
    <label class="field"><span class="label">Motion</span><input class="input" placeholder="This house would …" /><span class="hint">One sentence that one can be for or against.</span></label>
    <label class="field"><span class="label">Time for each</span><select class="input"><option>5 minutes</option><option>10 minutes</option></select></label>
    <label class="field"><span class="label">Name</span><input class="input" aria-invalid="true" value="a" /><span class="problem">“a” is too short; at least 3 letters.</span></label>
    <div class="stack tight"><label class="check"><input type="checkbox" checked />Spectators may vote</label><label class="check switch"><input type="checkbox" role="switch" checked />Rated</label></div>
  </div>
</section>`;

const states = html`<section class="stack">
  <h2>States</h2>
  <div class="two">
    <div class="card"><st-empty icon="messages-square" heading="No debate is running" text="The first one makes the room."><button class="button primary">Start debate</button></st-empty></div>
    <st-trouble heading="The turn was not accepted" .problem=${{ code: 'TURN_TOO_LONG', message: 'It has 412 words; the format allows 400.', next: 'Shorten it and send it again.' }} lost="Your text is still in the composer."></st-trouble>
  </div>
</section>`;

customElements.define('stoa-catalogue', Catalogue);
