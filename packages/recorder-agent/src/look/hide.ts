import type { AgentOptions } from '../options.ts';
import { sha256 } from './sha-256.ts';

/** A value of the user as it may be handed on: first and last characters and length, its digest, or as it is. */
export const hide: Readonly<Record<AgentOptions['values'], (value: string) => string>> = {
  plain: (value) => value,
  hashed: (value) => `sha256:${sha256(value)}`,
  masked: (value) => (value.length < 8 ? `… (${value.length})` : `${value.slice(0, 2)}…${value.slice(-2)} (${value.length})`),
};
