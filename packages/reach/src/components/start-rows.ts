import type { Edge, EdgeHow } from '../edge.ts';
import { arrayOf, type Lists, recordOf, textsOf } from '../entries/entry-lists.ts';
import { onceFor } from '../once-for.ts';

/** Which argument of a call says what is started; see `data/lists/starts.yaml`. */
export type StartBy = 'intent' | 'component' | 'class' | 'uri' | 'layout' | 'menu' | 'preferences' | 'navigation' | 'requester' | 'bridge';

/** Calls that start something of the app. */
export interface StartRow {
  readonly class: string;
  readonly names: readonly string[];
  readonly by: StartBy;
  /** Type of component; of `requester` the method that gets the answer. */
  readonly starts: string;
  readonly how: EdgeHow;
  /** `pending`: what becomes of the PendingIntent decides. */
  readonly trigger: Edge['trigger'] | 'pending';
  readonly repeated: Edge['repeated'];
  readonly leavesOut: ReadonlySet<string>;
  /** Calls on the same kind of object that make it periodic. */
  readonly periodic: readonly string[];
}

/** What a call makes of a PendingIntent that it takes. */
export interface PendingRow {
  readonly class: string;
  readonly names: readonly string[];
  readonly trigger: Edge['trigger'];
  readonly repeated: Edge['repeated'];
}

export interface StartLists {
  readonly starts: readonly StartRow[];
  readonly pending: readonly PendingRow[];
  /** Classes above objects that live as soon as they are made. */
  readonly made: readonly string[];
  readonly providerCalls: ReadonlyMap<string, readonly string[]>;
}

/** The list `starts`; rows that are not as they should be are left out. */
export const startLists = onceFor(readLists);

function readLists(lists: Lists): StartLists {
  const list = recordOf(lists['starts']);
  return {
    starts: arrayOf(list['starts']).flatMap(startRow),
    pending: arrayOf(list['pending']).flatMap(pendingRow),
    made: textsOf(list['made']),
    providerCalls: new Map(Object.entries(recordOf(list['providerCalls'])).map(([name, methods]) => [name, textsOf(methods)])),
  };
}

function startRow(value: unknown): readonly StartRow[] {
  const row = recordOf(value);
  const starts = row['starts'];
  if (typeof row['class'] !== 'string' || typeof row['by'] !== 'string' || typeof starts !== 'string') return [];
  return [
    {
      class: row['class'],
      names: textsOf(row['names']),
      by: row['by'] as StartBy,
      starts,
      how: (row['how'] ?? (starts === 'receiver' ? 'broadcast' : 'intent')) as EdgeHow,
      trigger: (row['trigger'] ?? 'same') as StartRow['trigger'],
      repeated: (row['repeated'] ?? 'no') as StartRow['repeated'],
      leavesOut: new Set(textsOf(row['leavesOut'])),
      periodic: textsOf(row['periodic']),
    },
  ];
}

function pendingRow(value: unknown): readonly PendingRow[] {
  const row = recordOf(value);
  if (typeof row['class'] !== 'string') return [];
  return [
    {
      class: row['class'],
      names: textsOf(row['names']),
      trigger: row['trigger'] as PendingRow['trigger'],
      repeated: row['repeated'] as PendingRow['repeated'],
    },
  ];
}
