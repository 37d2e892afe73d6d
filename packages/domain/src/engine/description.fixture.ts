import type { EngineDescription } from './engine.ts';

/** An engine that decides `a` with the package alone, `b` with a trace, and `c` with a policy or a listing. */
export const describedEngine: EngineDescription = {
  id: 'vendor',
  version: '1.0',
  ruleSet: '2026-1',
  name: 'Vendor',
  vendor: 'Vendor Ltd.',
  kind: 'pull',
  correlationGroup: 'vendor',
  capabilities: [
    { clause: 'a', inputs: [] },
    { clause: 'b', inputs: ['trace'] },
    { clause: 'c', inputs: ['policy'] },
    { clause: 'c', inputs: ['listing'] },
  ],
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 512,
};
