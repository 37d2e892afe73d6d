import type { EngineDescription } from '@touchstone/domain/engine';

/** An engine that leases its work: it decides 164-01.2 with the package alone, 164-01.5 with a trace. */
export const pullingEngine = (id: string): EngineDescription => ({
  id,
  version: '1',
  ruleSet: 'r1',
  name: id,
  vendor: 'v',
  kind: 'pull',
  correlationGroup: id,
  capabilities: [
    { clause: '164-01.2', inputs: [] },
    { clause: '164-01.5', inputs: ['trace'] },
  ],
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 256,
});
