/** One event in the history of a document, as far as its stages need it. */
export interface OrderEvent {
  readonly event: string;
  readonly actor: string;
  readonly at: string;
}

export const STAGES = ['draft', 'approval', 'issue'] as const;

export interface Stage {
  readonly stage: (typeof STAGES)[number];
  readonly standing: 'done' | 'now' | 'later';
  /** Who took it, and when. */
  readonly by: string | undefined;
  readonly at: string | undefined;
}

/** The event by which a stage is over. */
const ENDED_BY: Readonly<Record<Stage['stage'], string>> = { draft: 'send-to-review', approval: 'approve', issue: 'issue' };
const REACHED: Readonly<Record<string, number>> = { DRAFT: 0, IN_REVIEW: 1, APPROVED: 2, ISSUED: 3 };

/** Where a document stands on its way through four eyes. What was sent back begins anew. */
export function orderStages(state: string, events: readonly OrderEvent[]): readonly Stage[] {
  const reached = REACHED[state] ?? (events.some(({ event }) => event === 'issue') ? STAGES.length : 0);
  return STAGES.map((stage, i) => {
    const isDone = i < reached;
    const last = isDone ? events.findLast(({ event }) => event === ENDED_BY[stage]) : undefined;
    return {
      stage,
      standing: isDone ? 'done' : i === reached && REACHED[state] !== undefined ? 'now' : 'later',
      by: last?.actor,
      at: last?.at,
    };
  });
}

/** Who drafted or changed it: they do not approve it. */
export const authorsOf = (events: readonly OrderEvent[]): readonly string[] => [
  ...new Set(events.filter(({ event }) => event === 'draft' || event === 'edit').map(({ actor }) => actor)),
];
