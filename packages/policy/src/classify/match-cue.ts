import type { Condition, Cue, CueBook } from './cue.ts';
import type { Occurrence, Occurrences } from './occurrences.ts';

/** A cue that holds, and the part of the text that it rests on. */
export interface MatchedCue {
  readonly cue: Cue;
  readonly span: Occurrence;
}

/** Cues that hold, in their order. Only those are looked at that begin with a class that is there. */
export function matchCues({ cues, cuesByClass }: CueBook, occurrences: Occurrences): readonly MatchedCue[] {
  const asked = new Set<number>();
  for (const of of occurrences.keys()) for (const number of cuesByClass.get(of) ?? []) asked.add(number);
  const matched: MatchedCue[] = [];
  for (const number of [...asked].sort((a, b) => a - b)) {
    const cue = cues[number];
    const span = cue === undefined ? undefined : matchCue(cue, occurrences);
    if (cue !== undefined && span !== undefined) matched.push({ cue, span });
  }
  return matched;
}

const START = 6;

/** The part of the text that a cue rests on, or undefined when one of its conditions does not hold. */
function matchCue(cue: Cue, occurrences: Occurrences): Occurrence | undefined {
  let span: Occurrence | undefined;
  for (const condition of cue.conditions) {
    const match = matchCondition(condition, occurrences);
    if (condition.isAbsent ? match !== undefined : match === undefined) return undefined;
    if (match !== undefined) span = span === undefined ? match : { from: Math.min(span.from, match.from), to: Math.max(span.to, match.to) };
  }
  return span;
}

/** The first chain of occurrences in which each follows the one before within its gap. */
function matchCondition({ steps, gaps, isAtStart }: Condition, occurrences: Occurrences): Occurrence | undefined {
  if (!steps.every((classes) => classes.some((one) => occurrences.has(one)))) return undefined;
  let chains: readonly Occurrence[] = candidates(steps[0] ?? [], occurrences);
  if (isAtStart) chains = chains.filter((one) => one.from < START);
  for (let step = 1; step < steps.length && chains.length > 0; step++) {
    const gap = gaps[step - 1] ?? 0;
    chains = candidates(steps[step] ?? [], occurrences).flatMap((next) => {
      const chain = lastBefore(chains, next.from, gap);
      return chain === undefined ? [] : [{ from: chain.from, to: next.to }];
    });
  }
  return chains[0];
}

const NONE: readonly Occurrence[] = [];

function candidates(classes: readonly number[], occurrences: Occurrences): readonly Occurrence[] {
  const [only] = classes;
  if (classes.length === 1 && only !== undefined) return occurrences.get(only) ?? NONE;
  const present = classes.flatMap((one) => occurrences.get(one) ?? NONE);
  return present.length > 1 ? present.sort((a, b) => a.from - b.from || a.to - b.to) : present;
}

function lastBefore(chains: readonly Occurrence[], from: number, gap: number): Occurrence | undefined {
  return chains.findLast((chain) => chain.to <= from && from - chain.to <= gap);
}
