import { inflateRaw } from '@touchstone/kernel/deflate';
import type { Ports } from '@touchstone/kernel/ports';
import { hash } from './hash.ts';
import { verify } from './verify.ts';

/** The ports of the pure packages in plain JavaScript: what a browser uses. Answers as `ports-node` does. */
export const ports: Ports = { inflate: inflateRaw, hash, verify };
