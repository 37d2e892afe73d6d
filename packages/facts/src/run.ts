import type { App } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import { comparePlaces, type Place } from '@touchstone/kernel/place';
import type { Detector, DetectorOptions } from './detector.ts';
import type { Fact } from './fact.ts';
import type { Knowledge } from './knowledge.ts';

/** Facts that one detector may yield for one kind; a hostile app could make millions. */
const KEPT_PER_KIND = 2_000;

/**
 * What all detectors observe, each fact once, in a stable order.
 *
 * A detector that throws becomes an `analysis.failed` fact and what it had yielded stays; one that yields too much is
 * cut and says so in `analysis.limit`. The others go on.
 */
export function runDetectors(detectors: readonly Detector[], app: App, knowledge: Knowledge, options: DetectorOptions): readonly Fact[] {
  const observed = inOrder(detectors.flatMap((one) => runOne(one, app, () => one.detect(app, knowledge, options))));
  const concluded = detectors.flatMap((one) => runOne(one, app, () => one.conclude?.(observed, knowledge, options) ?? []));
  return concluded.length === 0 ? observed : inOrder([...observed, ...concluded]);
}

/** Every fact once, sorted by kind, place and attributes. */
export function inOrder(facts: readonly Fact[]): readonly Fact[] {
  const keyed = facts.map((fact) => ({ fact, key: JSON.stringify(Object.entries(fact.attributes).sort(([a], [b]) => byText(a, b))) }));
  keyed.sort((a, b) => byText(a.fact.kind, b.fact.kind) || comparePlaces(a.fact.at, b.fact.at) || byText(a.key, b.key));
  return keyed.filter((item, i) => i === 0 || !isSame(item, keyed[i - 1] as (typeof keyed)[number])).map((item) => item.fact);
}

type Keyed = { readonly fact: Fact; readonly key: string };
const isSame = (a: Keyed, b: Keyed) => a.fact.kind === b.fact.kind && a.key === b.key && comparePlaces(a.fact.at, b.fact.at) === 0;

function runOne(detector: Detector, app: App, yielded: () => Iterable<Fact>): Fact[] {
  const facts: Fact[] = [];
  const counts = new Map<string, number>();
  const at: Place = { file: app.file.name };
  try {
    for (const fact of yielded()) {
      const count = (counts.get(fact.kind) ?? 0) + 1;
      counts.set(fact.kind, count);
      if (count <= KEPT_PER_KIND) facts.push(fact);
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
