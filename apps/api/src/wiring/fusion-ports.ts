import { randomBytes } from 'node:crypto';
import { type Database, systemSession, withSession } from '@touchstone/db';
import { fusionRows } from '@touchstone/db/repositories/fusion-rows';
import { FUSION_THRESHOLDS } from '@touchstone/domain/fusion';
import { uuidv7 } from '@touchstone/kernel/ids';
import { ports } from '@touchstone/ports-node';
import type { FusionPorts } from '@touchstone/services/fusion';
import { clauseTitles } from './clause-titles.ts';

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
