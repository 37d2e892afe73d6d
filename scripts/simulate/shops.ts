import { type Database, systemSession, withSession } from '@touchstone/db';
import {
  answerItems,
  expireItems,
  followShelves,
  type LookAt,
  lookAtItems,
  type OrderToSend,
  pollItems,
  type StoreWire,
  sendItems,
} from '@touchstone/services/delisting';
import { sql } from 'kysely';
import { delistingPorts, delistingRowsOf } from '../../apps/api/src/wiring/delisting-ports.ts';
import type { Installation } from './installation.ts';
import { KIND } from './inventory.ts';
import type { Parameters, StoreParameters } from './parameters.ts';
import { DAY_MS, HOUR_MS } from './play.ts';
import { type Random, randomOf } from './random.ts';
import { idOf } from './world-sql.ts';

/** A store has it and has not said done. */
const OWED = sql`('SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE', 'OVERDUE', 'ESCALATED')`;

/** What may be due of an item. */
type Due = 'send' | 'poll' | 'look' | 'due';

/** One listing as it really is, whatever its store says. */
interface Shelf {
  offMs: number;
  backMs: number;
}

/** The eight shops: how fast they answer, which of them say done and are not, and what really stands on their shelves. */
export class Shops {
  nowMs = 0;
  readonly #db: Database;
  readonly #seed: string;
  readonly #shops: ReadonlyMap<string, StoreParameters>;
  readonly #shelves = new Map<string, Shelf>();
  /** When a store will say that an item is done. */
  readonly #promised = new Map<string, number>();
  readonly #random: Random;
  /** When the next of each is due, as far as it was looked ahead. */
  readonly #next: Record<Due, number> = { send: 0, poll: 0, look: 0, due: 0 };

  constructor({ db }: Pick<Installation, 'db'>, { seed, stores }: Pick<Parameters, 'seed' | 'stores'>) {
    this.#db = db;
    this.#seed = seed;
    this.#random = randomOf(`${seed}/shops`);
    this.#shops = new Map(stores.map((store, n) => [idOf(KIND.store, n), store]));
  }

  readonly platform = { now: () => new Date(this.nowMs), newId: () => this.#random.uuid(this.nowMs) };

  /** Everything that the loops of the server do about shelves, until nothing of it is due. @param follows also what others saw and what is new on shelves */
  async round(follows: boolean): Promise<void> {
    const ports = delistingPorts({ db: this.#db, platform: this.platform });
    // a loop of the server that finds nothing due does nothing: it is not asked where that is known
    const untilIdle = async (what: Due, loop: () => Promise<number>) => {
      if (this.#next[what] <= this.nowMs) while ((await loop()) > 0);
    };
    await untilIdle('send', () => sendItems(ports, this.#wire));
    await this.#lookAhead();
    await untilIdle('poll', () => pollItems(ports, this.#wire));
    await this.#inboxes();
    await untilIdle('look', () => lookAtItems(ports, this.#lookAt));
    if (follows) while ((await followShelves(ports)) > 0);
    while ((await expireItems(ports)) > 0);
  }

  /** When the next thing about an order is due, or a store has answered by hand; nothing: infinity. */
  async nextMs(): Promise<number> {
    const hand = await this.#lookAhead();
    return Math.min(...Object.values(this.#next), ...hand.map((id) => this.#promised.get(id) ?? 0));
  }

  /** @returns items that wait for a hand */
  async #lookAhead(): Promise<readonly string[]> {
    const { rows } = await withSession(this.#db, systemSession('simulation'), (tx) =>
      sql<Record<Due, Date | null> & { hand: string[] | null }>`
        select min(next_send_at) as send, min(next_poll_at) as poll, min(next_probe_at) as look,
        least(min(due_at) filter (where state in ('QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE')),
          min(escalate_at) filter (where state = 'OVERDUE')) as due,
        array_agg(id) filter (where state in ${OWED} and store_id in (select id from touchstone.store where connector = 'folder')) as hand from touchstone.order_item`.execute(
        tx,
      ),
    );
    const [{ hand, ...next } = { hand: null }] = rows;
    for (const [what, at] of Object.entries(next) as [Due, Date | null][]) this.#next[what] = at?.getTime() ?? Number.POSITIVE_INFINITY;
    return hand ?? [];
  }

  /** What a store does with an order that has just come to it. */
  #take(store: string, { id, kind, storeAppId }: Pick<OrderToSend, 'id' | 'kind' | 'storeAppId'>): void {
    if (this.#promised.has(id)) return;
    const shop = this.#shops.get(store)!;
    const random = randomOf(`${this.#seed}/item/${store}/${storeAppId}/${kind}/${Math.floor(this.nowMs / DAY_MS)}`);
    const doneMs = this.nowMs + random.delay(shop.hours) * HOUR_MS;
    this.#promised.set(id, doneMs);
    if (kind === 'relist') {
      this.#shelves.set(`${store}/${storeAppId}`, { offMs: Number.POSITIVE_INFINITY, backMs: 0 });
      return;
    }
    const offMs = random.chance(shop.lies) ? doneMs + random.between(3, 15) * DAY_MS : doneMs;
    const backMs = random.chance(shop.lapses) ? offMs + random.between(14, 60) * DAY_MS : Number.POSITIVE_INFINITY;
    this.#shelves.set(`${store}/${storeAppId}`, { offMs, backMs });
  }

  readonly #wire: StoreWire = {
    sendOrder: async (store, order) => {
      this.#take(store, order);
      return { state: 'acknowledged' };
    },
    orderState: async (_, id) => ({ state: this.nowMs >= (this.#promised.get(id) ?? 0) ? 'done' : 'acknowledged' }),
    sendMessage: async () => undefined,
    faultOf: () => undefined,
  };

  /** A visitor of the public page, from two places. */
  readonly #lookAt: LookAt = async ({ store, storeAppId, id, kind }) => {
    const shelf = this.#shelves.get(`${store}/${storeAppId}`);
    const isPending = kind === 'relist' && this.nowMs < (this.#promised.get(id) ?? Number.POSITIVE_INFINITY);
    const isLive = shelf === undefined || (!isPending && (this.nowMs < shelf.offMs || this.nowMs >= shelf.backMs));
    const page = { reason: isLive ? 'statement' : 'not-found', url: `https://shop.invalid/${storeAppId}`, httpStatus: isLive ? 200 : 404 };
    const result = isLive ? ('live' as const) : ('gone' as const);
    return ['beijing', 'shanghai'].map((vantage) => ({ method: 'public-page', vantage, result, versionName: null, page, raw: null }));
  };

  /** Stores without the protocol: their people read the inbox and answer by hand. */
  async #inboxes(): Promise<void> {
    const { rows } = await withSession(this.#db, systemSession('simulation'), (tx) =>
      sql<{ id: string; store: string; storeAppId: string; kind: string; state: string }>`
        select i.id, i.store_id as store, i.store_app_id as "storeAppId", i.kind, i.state from touchstone.order_item i join touchstone.store s on s.id = i.store_id
        where s.connector = 'folder' and i.state in ${OWED} order by i.store_id, i.id`.execute(tx),
    );
    const said = new Map<string, { item: string; answer: 'acknowledge' | 'report-done' }[]>();
    for (const { id, store, storeAppId, kind, state } of rows) {
      const isNew = !this.#promised.has(id);
      if (isNew) this.#take(store, { id, kind: kind === 'relist' ? 'relist' : 'delist', storeAppId });
      const isDone = this.nowMs >= this.#promised.get(id)!;
      const answer = isDone ? ('report-done' as const) : isNew && state === 'SENT' ? ('acknowledge' as const) : undefined;
      if (answer !== undefined) said.set(store, [...(said.get(store) ?? []), { item: id, answer }]);
    }
    for (const [store, answers] of said)
      await withSession(this.#db, systemSession('simulation'), async (tx) => {
        const by = { actor: `store:${store}`, organisation: null, basis: '收件箱' };
        const answered = await answerItems(delistingRowsOf(this.platform)(tx), { store, answers }, by);
        if (!answered.ok) throw new RangeError(`inbox of ${store}: ${JSON.stringify(answered)}`);
      });
  }
}
