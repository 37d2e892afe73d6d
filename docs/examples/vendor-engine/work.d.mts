import type { Analyse, EngineName } from './analyse.mjs';
import type { Platform } from './platform.mjs';

interface Worker {
  readonly platform: Platform;
  readonly engine: EngineName;
  readonly analyse: Analyse;
}

export function work(options: Worker & { readonly stop: AbortSignal; readonly idleMs?: number }): Promise<void>;
export function runLease(options: Worker & { readonly lease: object }): Promise<void>;
