import { html } from 'lit';
import type { Quote } from './contract.ts';
import type { Bench } from './judge.ts';

const LONGEST = 60;

/** Quotes as buttons: pointing at one or reaching it by key lights up its place, pressing it goes there. */
export function places(bench: Bench, quotes: readonly Quote[]) {
  return quotes.map((quote) => place(bench, quote));
}

function place({ context, room, transcript }: Bench, quote: Quote) {
  const said = words(room.state?.turns ?? [], quote);
  if (!said) return '';
  const show = () => transcript.glow([quote]);
  const go = (event: Event) =>
    transcript.light([quote], (event.currentTarget as HTMLElement).getRootNode() as ParentNode);
  return html`<button type="button" class="quote" dir="auto" title=${context.t('judge.show')}
    @pointerenter=${show} @pointerleave=${() => transcript.glow([])} @focus=${show} @blur=${() => transcript.glow([])} @click=${go}
  >“${said}” <span class="faint">${context.t('arena.turn', { n: quote.turn })}</span></button>`;
}

/** What stands at a quote's place, shortened between words; empty when the place is not there. */
export function words(turns: readonly { readonly number: number; readonly text: string }[], quote: Quote): string {
  const text = turns.find(({ number }) => number === quote.turn)?.text ?? '';
  const said = text.slice(quote.start, quote.end).trim();
  if (said.length <= LONGEST) return said;
  const cut = said.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))} …`;
}
