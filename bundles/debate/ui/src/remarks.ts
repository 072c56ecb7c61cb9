import { html, nothing } from 'lit';
import type { PanelContext } from '@stoa/panel-api';
import type { Claim, ClaimState, Flag, Provenance, Verdict, Vote } from './contract.ts';
import type { Bench } from './judge.ts';
import { decided } from './history.ts';
import { hue, nameOf } from './people.ts';
import { places } from './quotes.ts';

/** What somebody should look at. A flag asks; it does not accuse. */
export function flags(bench: Bench, { flags: found }: Verdict) {
  if (!found?.length) return nothing;
  const { t } = bench.context;
  return html`<section class="stack tight">
    <h3>${t('flags.title')}</h3>
    <ul class="remarks small">${merged(found).map((flag) => question(bench, flag))}</ul>
    <p class="tiny faint">${t('flags.note')}</p>
  </section>`;
}

/** About the judges, not about a speaker. */
const OF_THE_JUDGES: ReadonlySet<string> = new Set(['SPLIT_PANEL', 'NEEDS_REVIEW']);

/** Several judges of a panel ask the same: it is shown once, with its place in the text where one of them gave it. */
export function merged(found: readonly Flag[]): readonly Flag[] {
  const asked = new Map<string, Flag>();
  for (const flag of [...found].sort((a, b) => Number(!a.quote) - Number(!b.quote))) {
    const key = `${flag.code} ${flag.seat}`;
    const same = flag.quote ? `${key} ${flag.quote.turn} ${flag.quote.start}` : key;
    const covered = asked.has(same) || (!flag.quote && [...asked.keys()].some((known) => known.startsWith(`${key} `)));
    if (!covered) asked.set(same, flag);
  }
  return found.filter((flag) => [...asked.values()].includes(flag));
}

function question(bench: Bench, { code, seat, quote, note }: Flag) {
  const { t } = bench.context;
  const asked = t(`flag.${code}`);
  const name = OF_THE_JUDGES.has(code) ? '' : nameOf(bench.room.state!, seat, bench.context);
  return html`<li>
    <p><st-icon name="circle-help"></st-icon><strong>${asked === `flag.${code}` ? t('flag.other') : asked}</strong> <span class="faint">${name}</span></p>
    <p class="quiet">${note} ${quote ? places(bench, [quote]) : nothing}</p>
  </li>`;
}

const LOOKS: Readonly<Record<ClaimState, string>> = {
  supported: 'good',
  contradicted: 'bad',
  unverified: '',
  opinion: '',
};

/** What was presented as fact, and what is known about it. */
export function claims(bench: Bench, { claims: made }: Verdict) {
  if (!made?.length) return nothing;
  const { t } = bench.context;
  return html`<details>
    <summary class="small">${t('claims.title', { n: made.length })}</summary>
    <ul class="remarks small">${made.map((claim) => line(bench, claim))}</ul>
  </details>`;
}

function line(bench: Bench, { quote, state, source }: Claim) {
  const { t } = bench.context;
  return html`<li>${places(bench, [quote])}
    <p class="quiet"><span class="badge ${LOOKS[state] ?? ''}">${t(`claim.${state}`)}</span> ${source ?? nothing}</p>
  </li>`;
}

/** The judges of a panel side by side; what does not count says why. */
export function panel(bench: Bench, { votes }: Verdict) {
  if (!votes?.length) return nothing;
  return html`<details>
    <summary class="small">${bench.context.t('votes.title', { n: votes.length })}</summary>
    <ul class="remarks small">${votes.map((vote) => voice(bench, vote))}</ul>
  </details>`;
}

function voice(bench: Bench, { judge, status, winner, scores, weight, note }: Vote) {
  const { t } = bench.context;
  const line = decided(bench.context, bench.room.state!, { status, winner, scores });
  const word = winner ? html`<span class="speaker ${hue(winner)}">${line}</span>` : line;
  const part = weight > 0 ? t('votes.weight', { n: Math.round(weight * 100) }) : t('votes.out');
  return html`<li><p><strong>${judge.judge} ${judge.version}</strong> ${word} <span class="faint">${part}</span></p>
    ${note ? html`<p class="quiet">${note}</p>` : nothing}</li>`;
}

/** Where the word comes from, folded away: enough to ask the same judge the same thing again. */
export function origin(
  { t }: PanelContext,
  { judge, version, method, model, inputHash, promptHash, cost }: Provenance,
) {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['method', method],
    ['model', model],
    ['input', inputHash.slice(0, 16)],
    ['prompt', promptHash?.slice(0, 16)],
    ['cost', cost && t('origin.tokens', { in: cost.inputTokens, out: cost.outputTokens })],
  ];
  return html`<details class="origin">
    <summary class="tiny faint">${t('judge.by', { judge, version })}</summary>
    <dl class="tiny">
      ${rows.map(([key, value]) => (value ? html`<dt class="faint">${t(`origin.${key}`)}</dt><dd class="mono">${value}</dd>` : nothing))}
    </dl>
  </details>`;
}
