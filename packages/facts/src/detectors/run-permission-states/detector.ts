import type { Episode, RunLog } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { textList } from '../../lists.ts';
import { lineOf } from '../../runs/run-attributes.ts';
import { timelineOf } from '../../runs/timeline-of.ts';

/** Permissions that the user had refused and that an upgrade of the app has opened. */
export const runPermissionStates: Detector = {
  id: 'run-permission-states',
  version: 1,
  reads: 'runtime',
  yields: ['run.permission-state'],

  *detect(_app, knowledge, { evidence }) {
    const guards = guardsOf(knowledge);
    for (const log of evidence?.run ?? []) {
      const upgrade = log.steps.find(({ scenario }) => scenario === 'upgrade');
      if (upgrade === undefined) continue;
      const refused = refusedAt(log, upgrade.line);
      for (const [permission, { line, allowedAfter }] of refused) {
        const opened = (guards.get(permission) ?? []).flatMap((data) => readsOf(log, data));
        // What worked before the upgrade has been granted by hand.
        if (opened.some(({ worst }) => worst.line > line && worst.line < upgrade.line)) continue;
        const first = opened.find(
          ({ worst, context }) => context.scenario === 'upgrade' && worst.line > upgrade.line && worst.line < allowedAfter,
        );
        if (first === undefined) continue;
        const { worst } = first;
        yield {
          kind: 'run.permission-state',
          attributes: { permission, by: 'upgrade' },
          at: lineOf(log, worst),
          ...timelineOf(worst.time === undefined ? [] : [worst.time], { stack: worst.stack }),
        } satisfies Fact;
      }
    }
  },
};

/** Kinds of information by the permission that alone opens them. */
function guardsOf(knowledge: Knowledge): ReadonlyMap<string, readonly string[]> {
  const guarded = new Set(textList(knowledge, 'runs', 'guarded'));
  return new Map(knowledge.permissions.map(({ name, data = [] }) => [name, data.filter((one) => guarded.has(one))]));
}

interface Refused {
  readonly line: number;
  /** Line at which it is granted after the upgrade. */
  readonly allowedAfter: number;
}

/** Permissions that are refused when the upgrade comes. */
function refusedAt({ dialogs }: RunLog, upgradeLine: number): ReadonlyMap<string, Refused> {
  const refused = new Map<string, Refused>();
  for (const { record } of dialogs) {
    const { permissions, outcome, line } = record;
    for (const permission of permissions) {
      const before = refused.get(permission);
      if (line < upgradeLine) {
        if (outcome === 'allowed') refused.delete(permission);
        else if (outcome !== 'shown') refused.set(permission, { line, allowedAfter: Number.POSITIVE_INFINITY });
      } else if (outcome === 'allowed' && before !== undefined) {
        refused.set(permission, { ...before, allowedAfter: Math.min(before.allowedAfter, line) });
      }
    }
  }
  return refused;
}

const readsOf = ({ episodes }: RunLog, data: string): readonly Episode[] =>
  episodes.filter(({ touch, worst }) => touch.data === data && worst.result?.state === 'real');
