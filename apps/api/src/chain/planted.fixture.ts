import { setTimeout as pause } from 'node:timers/promises';
import type { ServerParts, TestPerson } from '../testing.ts';
import { type Answer, asking } from './asking.fixture.ts';
import { BUILDS, PLANTED, shelfOf } from './chain-apps.fixture.ts';
import { authoritiesOf, firmOf, shopOf } from './chain-people.fixture.ts';
import { openChainWorld } from './chain-world.fixture.ts';
import { enforcementSteps } from './enforcement-steps.fixture.ts';

const LISTED_AT = '2026-03-01T02:00:00.000Z';

/** A Monday morning in a country with authorities at work, two stores that list the same app, and a worker that waits. */
export async function plantedWorld(server: ServerParts = {}) {
  const w = await openChainWorld(server);
  const { ask, got } = asking(w.api);
  const people = await authoritiesOf(w.api);
  const steps = enforcementSteps(w, { ask, got }, people);
  await steps.clock('2026-03-02T02:00:00Z');
  w.startWork((await w.api.machine(people.ministry, ['run.lease'])).authorization!.replace('Bearer ', ''));

  const open = async (code: string, name: string, channel?: string) => {
    const store = await w.openStore(code, name, shelfOf(BUILDS.faulty, LISTED_AT, channel));
    const { id }: Answer = await got(people.admin, 'POST', '/stores', store.wanted);
    return { ...store, id: id as string };
  };
  const honest = await open('huayang', '华洋应用市场');
  honest.tellsOf(honest.id);
  const liar = await open('qinglan', '青岚应用商店', 'qinglan');

  return {
    ...{ w, ask, got, people, steps, honest, liar },

    /** What is listed comes in, is scanned by our engine, and the planted fault is found; the firm and a store join. */
    async found(): Promise<Found> {
      await steps.arrived(honest.id, liar.id);
      await steps.scanned();
      const { items } = await got(people.inspector, 'GET', `/findings?clause=${PLANTED}`);
      const [finding] = items;
      const [firm, shop] = [await firmOf(w.api, finding.operator.id), await shopOf(w.api, liar.id)];
      return { finding, operator: finding.operator.id, firm, shop };
    },

    /** The store that tells of its orders by itself has told of these; where it was faster than we, it tells again. */
    async heard(of: string, kind = 'delist'): Promise<void> {
      for (let i = 0; i < 1000; i++) {
        const { items } = await got(people.inspector, 'GET', `/order-items?case=${of}&kind=${kind}&store=${honest.id}`);
        if (items.length > 0 && items.every(({ reportedAt }: Answer) => reportedAt !== null)) return;
        await pause(10);
      }
      throw new Error('the store says nothing');
    },

    caseNow: async (id: string): Promise<Answer> => got(people.inspector, 'GET', `/cases/${id}`),
    stateOf: async (id: string): Promise<string> => (await got(people.inspector, 'GET', `/cases/${id}`)).case.state,
    items: async (of: string, kind = 'delist'): Promise<readonly Answer[]> =>
      (await got(people.inspector, 'GET', `/order-items?case=${of}&kind=${kind}`)).items,

    /** Hours pass, and after each of them stores are asked, shelves looked at, and what follows is done. */
    async hoursPass(from: number, ...hours: readonly number[]): Promise<void> {
      for (const hour of hours) {
        await steps.clock(from + hour * HOUR_MS);
        await w.turn('poll-orders', 'look-at-shelves', 'expire-order-items', 'follow-shelves');
      }
    },
  };
}

export const HOUR_MS = 3_600_000;

export interface Found {
  readonly finding: Answer;
  readonly operator: string;
  readonly firm: TestPerson;
  readonly shop: TestPerson;
}

export type PlantedWorld = Awaited<ReturnType<typeof plantedWorld>>;
