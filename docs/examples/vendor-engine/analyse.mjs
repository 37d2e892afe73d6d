// What the engine itself can do: here the vendor's analysis begins.
import { open } from 'node:fs/promises';

export const engine = { id: 'example-vendor', version: '1.0.0', ruleSet: 'example/1' };

/** Clauses that this engine answers. Everything else is left out: it is then NOT_TESTED. */
const CLAUSES = ['PIC-08'];

/**
 * @param {string} file the artifact
 * @param {AbortSignal} signal the run was cancelled, or its lease is lost
 * @returns outcome, and a vote for each clause of the capability matrix
 */
export async function analyse(file, signal) {
  const handle = await open(file);
  const start = Buffer.alloc(4);
  await handle.read(start, 0, 4, 0);
  await handle.close();
  signal.throwIfAborted();
  if (start.readUInt32LE(0) !== 0x04034b50) return { outcome: 'NOT_APPLICABLE', clauses: [], evidence: [] };
  return {
    outcome: 'SUCCEEDED',
    clauses: CLAUSES.map((clause) => ({ clause, vote: 'NOT_TESTED', reason: 'example-does-not-look', evidence: [] })),
    evidence: [],
  };
}
