import { escalateDeadlines, expireDeadlines } from '@touchstone/services/deadlines';
import { expirePorts } from '../wiring/deadline-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 15_000;
const FULL = 200;

/** The legal clock goes on: what is over expires, what comes near is told of. */
export function deadlineLoops({ db, platform }: Pick<Installation, 'db' | 'platform'>): readonly Loop[] {
  const round = (work: typeof expireDeadlines): Loop['round'] => {
    const turn: string[] = [];
    return (_, failed) => {
      const ports = expirePorts({ db, platform }, (_id, error) => {
        if (failed === undefined) throw error;
        failed(error);
      });
      return work(ports, turn);
    };
  };
  return [
    { name: 'expire-deadlines', everyMs: EVERY_MS, round: round(expireDeadlines), fullAt: FULL },
    { name: 'escalate-deadlines', everyMs: EVERY_MS, round: round(escalateDeadlines), fullAt: FULL },
  ];
}
