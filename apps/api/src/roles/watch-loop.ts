import { systemSession } from '@touchstone/db';
import { lookAgain, raiseChecks } from '@touchstone/services/watch';
import type { Installation } from '../wiring/installation.ts';
import { watchPorts } from '../wiring/watch-ports.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 60_000;

/** 回头看: raises looks that are due or were triggered, has them scanned, and says what came of them. */
export function watchLoop({ platform }: Pick<Installation, 'platform'>): Loop {
  const ports = watchPorts({ platform, session: systemSession('watch') });
  const [begun, settled]: [string[], string[]] = [[], []];
  return {
    name: 'look-back',
    everyMs: EVERY_MS,
    round: async (_, failed) =>
      (await raiseChecks(ports, failed)) + (await lookAgain(ports, { begin: { turn: begun, failed }, settle: { turn: settled, failed } })),
  };
}
