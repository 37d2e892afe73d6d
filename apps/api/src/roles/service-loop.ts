import { followStores, sendServices } from '@touchstone/services/service';
import type { Installation } from '../wiring/installation.ts';
import { servicePorts } from '../wiring/service-senders.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 5_000;

/** Sends served documents by mail and to gateways, again where it failed, and gives up what nobody answers. */
export const serviceLoop = ({ platform }: Pick<Installation, 'platform'>): Loop => {
  const ports = servicePorts(platform);
  const [sent, followed]: [string[], string[]] = [[], []];
  return {
    name: 'send-services',
    everyMs: EVERY_MS,
    round: async (_, failed) =>
      (await sendServices(ports, { turn: sent, failed })) + (await followStores(ports, { turn: followed, failed })),
  };
};
