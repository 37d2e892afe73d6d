import type { OutputOf } from '@touchstone/api-client';
import type { readDesk } from '@touchstone/api-client/routes/desk';

export type Desk = OutputOf<typeof readDesk>;
export type DeskItem = Desk['items'][number];

interface DeskGroup {
  readonly words: string;
  readonly kinds: readonly DeskItem['kind'][];
}

/** What is counted, in the order of its urgency. */
const GROUPS: readonly DeskGroup[] = [
  { words: 'desk.groups.deadlines', kinds: ['deadlines-overdue', 'deadlines-today', 'deadlines-soon', 'deadlines-provisional'] },
  {
    words: 'desk.groups.review',
    kinds: ['findings-to-review', 'submissions-to-review', 'sheets-to-accept', 'notices-to-review', 'orders-to-approve'],
  },
  {
    words: 'desk.groups.handle',
    kinds: [
      'my-cases',
      'cases-to-rectify',
      'quotas-to-accept',
      'quotas-ours',
      'sheets-to-fill',
      'sheets-returned',
      'referrals-waiting',
      'complaints-to-take',
      'relistings-to-decide',
      'orders-to-acknowledge',
      'items-to-acknowledge',
    ],
  },
  { words: 'desk.groups.others', kinds: ['messages-unread', 'calendar-to-import'] },
];

export interface ShownGroup {
  readonly words: string;
  readonly items: readonly DeskItem[];
}

/** The groups with what was counted for this person; what they may not do was not counted. */
export function deskGroups(items: readonly DeskItem[]): readonly ShownGroup[] {
  return GROUPS.map(({ words, kinds }) => ({
    words,
    items: kinds.flatMap((kind) => items.filter((item) => item.kind === kind)),
  })).filter((group) => group.items.length > 0);
}

/** How a count is to be read: what is over is bad, what is due is a warning. */
export function toneOfItem({ kind, count }: DeskItem): 'calm' | 'warn' | 'bad' {
  if (count === 0) return 'calm';
  if (kind === 'deadlines-overdue') return 'bad';
  return kind === 'deadlines-today' || kind === 'deadlines-provisional' ? 'warn' : 'calm';
}
