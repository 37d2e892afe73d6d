import type { Answer } from '@touchstone/domain/fusion';

/** What one clause of a fused result taught, and with which probability: 1 or 0 where people decided or the golden set knows, else what fusion said. */
export interface LearnedClause {
  readonly clause: string;
  /** Null: nobody that counts tested it. */
  readonly learned: number | null;
  /** The artifact was chosen for its answers (golden set): it teaches about engines, and nothing of how often clauses are broken. */
  readonly isChosen?: boolean;
  readonly votes: readonly { readonly engineVersionKey: string; readonly answer: Answer | null }[];
}

/** Amounts to add to the tallies, and to how often clauses are broken. */
export interface Lessons {
  readonly votes: readonly {
    readonly engineVersion: string;
    readonly clause: string;
    readonly answer: Answer;
    readonly real: number;
    readonly unreal: number;
  }[];
  readonly clauses: readonly { readonly clause: string; readonly probability: number; readonly tested: number }[];
}

/** What has to be added so that `after` stands where `before` stood: fusing again teaches nothing twice. */
export function lessonsBetween(before: readonly LearnedClause[], after: readonly LearnedClause[]): Lessons {
  const votes = new Map<string, { engineVersion: string; clause: string; answer: Answer; real: number; unreal: number }>();
  const clauses = new Map<string, { clause: string; probability: number; tested: number }>();
  const count = (sign: 1 | -1) => (learned: LearnedClause) => {
    if (learned.learned === null) return;
    const { clause, learned: probability } = learned;
    if (learned.isChosen !== true) {
      const figure = clauses.get(clause) ?? { clause, probability: 0, tested: 0 };
      clauses.set(clause, { clause, probability: figure.probability + sign * probability, tested: figure.tested + sign });
    }
    for (const { engineVersionKey: engineVersion, answer } of learned.votes) {
      if (answer === null) continue;
      const key = `${engineVersion} ${clause} ${answer}`;
      const vote = votes.get(key) ?? { engineVersion, clause, answer, real: 0, unreal: 0 };
      votes.set(key, { ...vote, real: vote.real + sign * probability, unreal: vote.unreal + sign * (1 - probability) });
    }
  };
  before.forEach(count(-1));
  after.forEach(count(1));
  return {
    votes: [...votes.values()].filter(({ real, unreal }) => real !== 0 || unreal !== 0),
    clauses: [...clauses.values()].filter(({ probability, tested }) => probability !== 0 || tested !== 0),
  };
}
