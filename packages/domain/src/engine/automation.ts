import type { Strength, Vote } from './result.ts';

/** What one engine said of one clause of one artifact, as far as the figure needs it. */
export interface DecidedVote {
  readonly isMachine: boolean;
  readonly vote: Vote;
  readonly strength?: Strength;
}

/** 自动化检测比例: items decided by machine ÷ items tested. An item is one clause of one artifact. */
export interface Automation {
  readonly tested: number;
  readonly byMachine: number;
  /** Between 0 and 1; undefined where nothing was tested, which is not 0. */
  readonly share: number | undefined;
}

/**
 * Whether an item was tested, and by whom. A machine decides when it finds nothing or a violation; what it only suspects, and what a
 * person decided otherwise, was decided by the person.
 */
export function decidedBy(votes: readonly DecidedVote[]): 'machine' | 'person' | undefined {
  const machine = votes.filter((vote) => vote.isMachine).flatMap((vote) => answerOf(vote) ?? []);
  const person = votes.filter((vote) => !vote.isMachine).flatMap((vote) => answerOf(vote) ?? []);
  if (machine.length === 0) return person.length === 0 ? undefined : 'person';
  return person.every((answer) => machine.includes(answer)) ? 'machine' : 'person';
}

/** Figure of an app: the votes of all engines on each clause. */
export function automationOf(items: Iterable<readonly DecidedVote[]>): Automation {
  let tested = 0;
  let byMachine = 0;
  for (const votes of items) {
    const who = decidedBy(votes);
    if (who !== undefined) tested++;
    if (who === 'machine') byMachine++;
  }
  return figure(tested, byMachine);
}

/** Figure of a campaign or month from those of its apps. */
export function sumAutomation(figures: Iterable<Pick<Automation, 'tested' | 'byMachine'>>): Automation {
  let tested = 0;
  let byMachine = 0;
  for (const one of figures) {
    tested += one.tested;
    byMachine += one.byMachine;
  }
  return figure(tested, byMachine);
}

const figure = (tested: number, byMachine: number): Automation => ({
  tested,
  byMachine,
  share: tested === 0 ? undefined : byMachine / tested,
});

function answerOf({ isMachine, vote, strength }: DecidedVote): 'found' | 'clean' | undefined {
  if (vote === 'NOT_DETECTED') return 'clean';
  if (vote !== 'DETECTED') return undefined;
  return isMachine && strength === 'suspected' ? undefined : 'found';
}
