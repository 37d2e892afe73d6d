import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { frameHash } from '../campaign/frame.ts';
import { drawSample } from '../campaign/sample.ts';

/** A draw of closed cases that anyone can lay again with its frame and its seed. */
export interface LookBackDraw {
  readonly seed: string;
  readonly frameHash: string;
  /** Ids of cases in the order in which they were drawn. */
  readonly drawn: readonly string[];
  readonly sampleHash: string;
}

/** Draws as campaigns do: the front of the frame in the order of SHA-256 of `<seed>:<id>`. */
export function drawLookBack(hash: Sha256, seed: string, frame: readonly string[], size: number): LookBackDraw {
  const members = [...new Set(frame)].map((id) => ({ id, stratum: '' }));
  const sample = drawSample(hash, seed, members, { kind: 'proportional', size: Math.max(0, size), least: 0 });
  return {
    seed,
    frameHash: frameHash(
      hash,
      members.map(({ id }) => id),
    ),
    drawn: sample.members.map(({ id }) => id),
    sampleHash: sample.hash,
  };
}
