import { type LearnedClause, type Lessons, lessonsBetween } from './lessons.ts';

/** What a decision of people needs of the store of record. */
export interface TeachingTransaction {
  /** The clause of the artifact's current fused result, held. */
  holdLearned(artifact: string, clause: string): Promise<LearnedClause | undefined>;
  setLearned(artifact: string, clause: string, learned: number): Promise<void>;
  learn(lessons: Lessons): Promise<void>;
}

/** People have decided a clause of an artifact: its votes count from now on as they did, not as fusion thought. */
export async function teachDecision(tx: TeachingTransaction, artifact: string, clause: string, isReal: boolean): Promise<void> {
  const before = await tx.holdLearned(artifact, clause);
  if (before === undefined) return;
  const learned = isReal ? 1 : 0;
  await tx.learn(lessonsBetween([before], [{ ...before, learned }]));
  await tx.setLearned(artifact, clause, learned);
}
