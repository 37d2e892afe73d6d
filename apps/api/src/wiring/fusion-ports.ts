import { randomBytes } from 'node:crypto';
import { type Database, systemSession, withSession } from '@touchstone/db';
import { fusionRows } from '@touchstone/db/repositories/fusion-rows';
import { FUSION_THRESHOLDS } from '@touchstone/domain/fusion';
import { judgeAgain } from '@touchstone/engines';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { ObjectStore } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import type { FusionPorts, RejudgePorts } from '@touchstone/services/fusion';
import { votesOf } from '@touchstone/services/work';
import { clauseTitles } from './clause-titles.ts';
import { storedResult } from './stored-result.ts';

/** Fusion on PostgreSQL. @param auditSeed of this installation */
export function fusionPorts(db: Database, auditSeed: string): FusionPorts {
  const titles = clauseTitles();
  return {
    inTransaction: (work) => withSession(db, systemSession('fusion'), (tx) => work(fusionRows(tx))),
    hash: ports.hash,
    auditSeed,
    thresholds: FUSION_THRESHOLDS,
    titleOf: (clause) => titles.get(clause) ?? clause,
    newId: () => uuidv7(Date.now(), randomBytes(16)),
  };
}

/** Judging stored results again, with the rules of this release. */
export const rejudgePorts = (db: Database, auditSeed: string, objects: Pick<ObjectStore, 'open'>): RejudgePorts => ({
  ...fusionPorts(db, auditSeed),
  inTransaction: (work) => withSession(db, systemSession('rejudge'), (tx) => work(fusionRows(tx))),
  async judgeAgain(object) {
    const judged = judgeAgain(await storedResult(objects, object));
    return judged === undefined ? undefined : { ruleSet: judged.ruleSet, votes: votesOf(judged) };
  },
});
