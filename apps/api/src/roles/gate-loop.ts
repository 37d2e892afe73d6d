import { advanceGateChecks } from '@touchstone/services/gate';
import { gateCheckPorts } from '../wiring/gate-check-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 3000;

/** Packages before a shelf are scanned when they have come, and answered when engines have looked. */
export function gateLoop({ platform, work }: Pick<Installation, 'platform' | 'work'>): Loop {
  const ports = gateCheckPorts(platform, work.work);
  const turn: string[] = [];
  return { name: 'gate-checks', everyMs: EVERY_MS, round: (_, failed) => advanceGateChecks(ports, undefined, { turn, failed }) };
}
