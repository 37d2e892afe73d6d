import type { ReachableCode } from '@touchstone/program';
import type { OpenStart } from '../components/component-starts.ts';
import type { Entries } from '../entry.ts';
import type { Slice } from '../walk/slice.ts';
import type { Guess, GuessedTarget } from './guesses.ts';

/**
 * Components that a call may start of which it is not known what it starts, as far as something else starts them too. Those that others start
 * run in any case.
 */
export function guessedStarts(
  open: readonly OpenStart[],
  { roots, started }: Entries,
  code: ReachableCode,
  slice: Slice,
): readonly Guess[] {
  const isStarted = new Set(roots.map(({ instanceOf }) => instanceOf));
  const entries = [...started.values()]
    .flat()
    .filter(({ method, instanceOf }) => !isStarted.has(instanceOf) && code.isReached[method.id] === 1 && slice.has[method.id] === 1);
  const known = new Map<string, readonly GuessedTarget[]>();
  return open.map(({ method, instruction, via, starts }) => {
    let targets = known.get(starts);
    if (targets === undefined) {
      targets = entries
        .filter(({ component }) => component?.type.startsWith(starts))
        .map((entry) => ({
          to: entry.method.id,
          how: 'reflection',
          trigger: entry.trigger,
          repeated: 'no',
          toBackground: entry.isBackground,
          because: `${entry.because.what}?`,
          isGuessed: true,
          receiver: entry.instanceOf,
        }));
      known.set(starts, targets);
    }
    return { at: { method, instruction }, via, targets };
  });
}
