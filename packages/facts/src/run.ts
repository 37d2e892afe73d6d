import type { App } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import { comparePlaces, type Place } from '@touchstone/kernel/place';
import { type Detector, type DetectorOptions, givenInputs } from './detector.ts';
import type { Fact } from './fact.ts';
import type { Knowledge } from './knowledge.ts';

/**
 * Facts that one detector may yield for one kind; a hostile app could make millions. Beyond it a fact is kept only when it
 * says something that none before said, so that a flood of one thing cannot wash another away.
 */
const KEPT_PER_KIND = 2_000;
const MOST_PER_KIND = 4_000;
/** A detector that goes on and on is stopped; honest ones observe a few thousand things. */
const MOST_OBSERVED = 300_000;
/** Characters of a name or text in a fact: an app may have class names of megabytes and be called by each of them. */
const LONGEST_TEXT = 2_000;

/**
 * What all detectors observe, each fact once, in a stable order.
 *
 * A detector that throws becomes an `analysis.failed` fact and what it had yielded stays; one that yields too much is
 * cut and says so in `analysis.limit`. The others go on.
 */
export function runDetectors(detectors: readonly Detector[], app: App, knowledge: Knowledge, options: DetectorOptions): readonly Fact[] {
  const given = givenInputs(options.evidence ?? {});
  const running = detectors.filter(
    ({ isDeep, reads }) =>
      (isDeep !== true || options.depth === 'full') && (reads === undefined || [reads].flat().some((input) => given.includes(input))),
  );
  const observed = inOrder(running.flatMap((one) => runOne(one, app, () => one.detect(app, knowledge, options))));
  const concluded = running.flatMap((one) => runOne(one, app, () => one.conclude?.(observed, knowledge, options) ?? []));
  return concluded.length === 0 ? observed : inOrder([...observed, ...concluded]);
}

/** Every fact once, sorted by kind, whose code it is, place and attributes: what the app itself does comes first. */
export function inOrder(facts: readonly Fact[]): readonly Fact[] {
  const keys = new Map<Fact, string>();
  /** Only of facts about the same place: made when they are compared. */
  const keyOf = (fact: Fact): string => {
    let key = keys.get(fact);
    if (key === undefined) {
      key = JSON.stringify(Object.entries(fact.attributes).sort(([a], [b]) => byText(a, b)));
      keys.set(fact, key);
    }
    return key;
  };
  const compare = (a: Fact, b: Fact) =>
    byText(a.kind, b.kind) || rankOf(a) - rankOf(b) || comparePlaces(a.at, b.at) || byText(keyOf(a), keyOf(b));
  const sorted = [...facts].sort(compare);
  return sorted.filter((fact, i) => i === 0 || compare(fact, sorted[i - 1]!) !== 0);
}

/** General-purpose libraries last; facts without an owner stand first. */
const OWNERS = ['app', 'sdk', 'third-party', 'unknown', 'library'];
const rankOf = ({ attributes }: Fact) => OWNERS.indexOf(String(attributes['owner'] ?? 'app'));

function runOne(detector: Detector, app: App, yielded: () => Iterable<Fact>): Fact[] {
  const facts: Fact[] = [];
  const counts = new Map<string, number>();
  const said = new Map<string, Set<string>>();
  const at: Place = { file: app.file.name };
  let observed = 0;
  try {
    for (const fact of yielded()) {
      if (++observed > MOST_OBSERVED) break;
      const count = (counts.get(fact.kind) ?? 0) + 1;
      counts.set(fact.kind, count);
      if (count <= KEPT_PER_KIND || isNews(fact, facts, said)) facts.push(withBoundedTexts(fact));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    facts.push({ kind: 'analysis.failed', attributes: { detector: detector.id, reason }, at });
  }
  for (const [kind, count] of counts) {
    if (count > KEPT_PER_KIND) facts.push({ kind: 'analysis.limit', attributes: { what: `${detector.id}:${kind}`, done: count }, at });
  }
  return facts;
}

/** Whether no fact kept so far says the same but for place and package; remembered from the first that is asked about. */
function isNews(fact: Fact, kept: readonly Fact[], said: Map<string, Set<string>>): boolean {
  let known = said.get(fact.kind);
  if (known === undefined) {
    known = new Set(kept.filter(({ kind }) => kind === fact.kind).map(gist));
    said.set(fact.kind, known);
  }
  const key = gist(fact);
  if (known.has(key) || known.size >= MOST_PER_KIND - KEPT_PER_KIND) return false;
  known.add(key);
  return true;
}

const gist = ({ attributes }: Fact) =>
  JSON.stringify(
    Object.entries(attributes)
      .filter(([name]) => name !== 'package')
      .sort(([a], [b]) => byText(a, b)),
  );

/** The fact with what is too long cut, and marked so. */
function withBoundedTexts(fact: Fact): Fact {
  const { attributes, at, proof, timeline } = fact;
  if (!isTooLong(attributes) && !isTooLong(at) && !isTooLong(proof) && !isTooLong(timeline)) return fact;
  return {
    ...fact,
    attributes: cutTexts(attributes),
    at: cutTexts(at),
    ...(proof === undefined ? {} : { proof: cutTexts(proof) }),
    ...(timeline === undefined ? {} : { timeline: cutTexts(timeline) }),
  };
}

function isTooLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > LONGEST_TEXT;
  return typeof value === 'object' && value !== null && Object.values(value).some(isTooLong);
}

function cutTexts<T extends object>(record: T): T {
  const cut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(cut);
    if (typeof value === 'object' && value !== null) return cutTexts(value);
    return typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  };
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, cut(value)])) as T;
}
