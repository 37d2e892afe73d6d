import { createHash } from 'node:crypto';
import type { Sha256 } from '@touchstone/kernel/keyed-order';

/** The hash port of the pure packages, by Node's own. */
export const sha256: Sha256 = {
  of(name, ...parts) {
    const digest = createHash(name);
    for (const part of parts) digest.update(part);
    return digest.digest();
  },
  start(name) {
    const digest = createHash(name);
    return { update: (bytes) => void digest.update(bytes), digest: () => digest.digest() };
  },
};
