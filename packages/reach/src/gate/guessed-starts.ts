import type { ReachableCode } from '@touchstone/program';
import type { OpenStart } from '../components/component-starts.ts';
import type { Edge } from '../edge.ts';
import type { Entries } from '../entry.ts';
import type { Slice } from '../walk/slice.ts';

/**
 * Edges to components that a call may start of which it is not known what it starts, as far as something else starts them too. Those that
 * others start run in any case.
 */
export function guessedStarts(open: readonly OpenStart[], { roots, started }: Entries, code: ReachableCode, slice: Slice): readonly Edge[] {
  const isStarted = new Set(roots.map(({ instanceOf }) => instanceOf));
  const entries = [...started.values()]
    .flat()
    .filter(({ method, instanceOf }) => !isStarted.has(instanceOf) && code.isReached[method.id] === 1 && slice.has[method.id] === 1);
  return open.flatMap(({ method, instruction, via, starts }) =>
    entries
      .filter(({ component }) => component?.type.startsWith(starts))
      .map(
        (entry): Edge => ({
          from: method,
          instruction,
          to: entry.method.id,
          how: 'reflection',
          trigger: entry.trigger,
          repeated: 'no',
          toBackground: entry.isBackground,
          because: `${entry.because.what}?`,
          via,
          isGuessed: true,
          receiver: entry.instanceOf,
        }),
      ),
  );
}
