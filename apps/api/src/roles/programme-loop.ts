import { lookAtTargets } from '@touchstone/services/programmes';
import type { Installation } from '../wiring/installation.ts';
import { lookPorts } from '../wiring/programme-ports.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 5000;

/** Listings of stores' programmes are scanned, judged, and looked at again when they carry a newer file. */
export function programmeLoop({ platform, work }: Pick<Installation, 'platform' | 'work'>): Loop {
  const ports = lookPorts(platform, work.work);
  const turn: string[] = [];
  return { name: 'programmes', everyMs: EVERY_MS, round: (_, failed) => lookAtTargets(ports, undefined, { turn, failed }) };
}
