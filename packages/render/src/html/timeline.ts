import type { Fact } from '@touchstone/facts';
import type { Result } from '@touchstone/verdict';
import { dayOf, timeOfDay } from '../view/clock.ts';
import { placeText } from '../view/code-names.ts';
import { type Band, drawnTimeline, type Ground, type Lane } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { consentWords, runHeadings } from '../words/run.ts';
import { html, type Markup, type Part } from './markup.ts';
import { fitting, label, line, rect, strokes } from './svg.ts';

/** Pixels of the drawing; it shrinks with the page. */
const WIDTH = 1_000;
const LEFT = 200;
const RIGHT = WIDTH - 10;
const BAND = 20;
const LANE = 24;
const TEXT = 12;
/** Rows of one drawing. */
const LANES = 40;
/** Multiples of a period that are drawn. */
const PERIODS = 120;

/** All lanes of a run under its steps and its states of consent. */
export function overview(lanes: readonly Lane[], ground: Ground, { names }: View): Markup {
  const scale = scaleOf(ground.from, ground.to);
  const shown = lanes.filter(({ moments }) => moments.some(({ time }) => time >= ground.from && time <= ground.to)).slice(0, LANES);
  const top = 24;
  const bandsEnd = top + 2 * (BAND + 4);
  const height = bandsEnd + shown.length * LANE + 8;
  const hours = ticksOf(ground.from, ground.to);
  return html`<div class="scroll"><svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${names.say(runHeadings.overview)}">
${label(0, 15, dayOf(ground.from, ground.offsetMinutes), 'soft')}${hours.map((time) => [
  line(scale(time), top - 4, scale(time), height - 8, 'grid'),
  label(scale(time), 15, timeOfDay(time, ground.offsetMinutes), 'soft', 'middle'),
])}
${label(0, top + 14, names.say(runHeadings.step))}${bands(ground.steps, top, scale, (_, i) => (i % 2 === 0 ? 'step' : 'step odd'))}
${label(0, top + BAND + 18, names.say(runHeadings.consentState))}${bands(ground.consent, top + BAND + 4, scale, consentKind)}
${shown.map((lane, i) => laneRow(lane, bandsEnd + i * LANE, scale))}
</svg></div>${consentLegend(ground, names)}`;
}

/** What the colours of the band of consent mean: a narrow one has no room for its name. */
function consentLegend({ consent }: Ground, names: View['names']): Part {
  const events = [...new Set(consent.map(({ kind }) => kind))].filter((kind) => Object.hasOwn(consentWords, kind));
  if (events.length === 0) return undefined;
  return html`<p class="note">${names.say(runHeadings.consentState)}${names.lang === 'zh' ? '：' : ': '}${events.map(
    (event) => html`<span class="swatch consent-${event}"></span>${names.say(consentWords[event] ?? runHeadings.consentState)} `,
  )}</p>`;
}

function laneRow({ name, owner, moments }: Lane, y: number, scale: Scale): Markup {
  const text = owner === '' ? name : `${name} · ${owner}`;
  return html`<g class="lane">${label(0, y + 16, fitting(text, LEFT - 12, TEXT))}${line(LEFT, y + 12, RIGHT, y + 12, 'base')}${[
    ...Map.groupBy(moments, ({ result }) => strokeOf(result)),
  ].map(([kind, some]) =>
    strokes(
      some.map(({ time }) => scale(time)),
      y + 4,
      16,
      kind,
    ),
  )}</g>
`;
}

const strokeOf = (result: Result | undefined): string => (result === undefined ? 'stroke' : `stroke is-${result}`);

/** One fact by itself: its moments with their period, over the steps and states that it lies in. Absent for a single moment. */
export function factTimeline(fact: Fact, ground: Ground | undefined, { names, findings }: View): Markup | undefined {
  const timeline = drawnTimeline(fact);
  if (timeline === undefined || timeline.times.length < 2) return undefined;
  const margin = Math.max(500, (timeline.to - timeline.from) * 0.04);
  const [from, to] = [timeline.from - margin, timeline.to + margin];
  const scale = scaleOf(from, to, 60);
  const offset = ground?.offsetMinutes ?? 0;
  const within = (some: readonly Band[] = []) =>
    some.flatMap((band) =>
      band.to < from || band.from > to ? [] : [{ ...band, from: Math.max(from, band.from), to: Math.min(to, band.to) }],
    );
  const period = Number(fact.attributes['periodSeconds'] ?? 0) * 1_000;
  return html`<div class="scroll"><svg class="timeline one" viewBox="0 0 ${WIDTH} 92" role="img" aria-label="${names.say(runHeadings.drawing)}">
${bands(within(ground?.steps), 52, scale, () => 'step')}${bands(within(ground?.consent), 70, scale, consentKind, 14)}
${periodMarks(timeline.from, timeline.to, period, scale)}${line(60, 46, RIGHT, 46, 'base')}
<g class="lane">${strokes(timeline.times.map(scale), 26, 20, strokeOf(findings.worst([fact])))}</g>
${label(scale(timeline.from), 14, `${timeOfDay(timeline.from, offset, true)} ${names.say(runHeadings.first)} ${placeText(fact.at)}`, 'soft')}
${label(RIGHT, 14, timeOfDay(timeline.to, offset, true), 'soft', 'end')}${period > 0 ? label(RIGHT, 90, periodText(fact, names.say(runHeadings.period)), 'soft', 'end') : undefined}
</svg></div>`;
}

const consentKind = ({ kind }: Band): string => `consent-${Object.hasOwn(consentWords, kind) ? kind : 'other'}`;
const periodText = ({ attributes }: Fact, word: string): string => `${word} ≈ ${attributes['periodSeconds']} s`;
function periodMarks(from: number, to: number, period: number, scale: Scale): Part {
  if (!(period > 0) || (to - from) / period > PERIODS) return undefined;
  return Array.from({ length: Math.floor((to - from) / period) + 1 }, (_, i) =>
    line(scale(from + i * period), 20, scale(from + i * period), 48, 'period'),
  );
}

type Scale = (time: number) => number;
const scaleOf =
  (from: number, to: number, left = LEFT): Scale =>
  (time) =>
    left + ((time - from) / Math.max(1, to - from)) * (RIGHT - left);

function bands(some: readonly Band[], y: number, scale: Scale, kindOf: (band: Band, i: number) => string, height = BAND - 4): Part {
  return some.map((band, i) => {
    const [x, width] = [scale(band.from), scale(band.to) - scale(band.from)];
    return [rect(x, y, width, height, kindOf(band, i), band.name), label(x + 4, y + 12, fitting(band.name, width - 6, TEXT), 'in-band')];
  });
}

const STEPS_MS = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 10_800_000, 43_200_000, 86_400_000, 604_800_000];

/** Round moments for the axis, at most eight. */
function ticksOf(from: number, to: number): readonly number[] {
  const step = STEPS_MS.find((one) => (to - from) / one <= 8) ?? (to - from) / 8;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}
