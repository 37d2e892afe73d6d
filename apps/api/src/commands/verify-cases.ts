import { systemSession, withSession } from '@touchstone/db';
import { caseRecords, casesToVerify } from '@touchstone/db/repositories/case-lists';
import { type CaseFault, type ProofFault, verifyCase, verifyProof } from '@touchstone/services/cases';
import type { Installation } from '../wiring/installation.ts';
import { sha256 } from '../wiring/sha256.ts';

const AT_ONCE = 200;
const SESSION = systemSession('cases-verify');

export interface CasesVerified {
  readonly cases: number;
  readonly published: number;
  readonly faults: readonly (CaseFault | ProofFault)[];
}

/** `cases verify`: folds every case anew and follows every published row down to its bytes. 0 when all is well, 1 when not. */
export async function verifyAllCases(installation: Pick<Installation, 'db' | 'objects'>): Promise<number> {
  const result = await verifyEveryCase(installation);
  process.stdout.write(`${JSON.stringify({ ...result, faultCount: result.faults.length }, undefined, 2)}\n`);
  return result.faults.length === 0 ? 0 : 1;
}

/** The same, as a value. */
export async function verifyEveryCase({ db, objects }: Pick<Installation, 'db' | 'objects'>): Promise<CasesVerified> {
  const faults: (CaseFault | ProofFault)[] = [];
  let [cases, published] = [0, 0];
  for (let after: string | undefined; ; ) {
    const { rows, folds, proofs } = await withSession(db, SESSION, async (tx) => {
      const rows = await casesToVerify(tx, SESSION, after, AT_ONCE);
      return { rows, ...(await caseRecords(tx, rows)) };
    });
    faults.push(...folds.flatMap(({ row, events }) => verifyCase(sha256, row, events) ?? []));
    for (const proof of proofs) faults.push(...(await verifyProof(proof, (file) => objects.verify(file))));
    cases += rows.length;
    published += proofs.length;
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE || after === undefined) return { cases, published, faults };
  }
}
