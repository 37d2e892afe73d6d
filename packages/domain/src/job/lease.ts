/** What limits how many runs may be leased at once, and who holds them now. */
export interface LeaseRoom {
  /** Runs an engine may have at once, and has. */
  readonly engines: Readonly<Record<string, Slots>>;
  /** Runs or downloads that touch a store at once; stores without a row are not limited. */
  readonly stores: Readonly<Record<string, Slots>>;
}

export interface Slots {
  readonly limit: number;
  readonly used: number;
  /** Runs in the running window that the licence or rate still allows; absent: no such limit. */
  readonly quotaLeft?: number;
}

export interface Leasable {
  readonly id: string;
  readonly engine: string;
  readonly store?: string;
}

/**
 * Which of the waiting runs, in their order, may be leased now.
 * @param wanted how many the worker asks for
 */
export function pickLeases(waiting: readonly Leasable[], wanted: number, room: LeaseRoom): readonly Leasable[] {
  const free = new Map<string, number>();
  const roomIn = (kind: 'engines' | 'stores', name: string | undefined): number => {
    if (name === undefined) return Number.POSITIVE_INFINITY;
    const known = free.get(`${kind}:${name}`);
    if (known !== undefined) return known;
    const slots = room[kind][name];
    if (slots === undefined) return kind === 'stores' ? Number.POSITIVE_INFINITY : 0;
    return Math.max(0, Math.min(slots.limit - slots.used, slots.quotaLeft ?? Number.POSITIVE_INFINITY));
  };
  const picked: Leasable[] = [];
  for (const run of waiting) {
    if (picked.length >= wanted) break;
    const [engine, store] = [roomIn('engines', run.engine), roomIn('stores', run.store)];
    if (engine < 1 || store < 1) continue;
    free.set(`engines:${run.engine}`, engine - 1);
    if (run.store !== undefined) free.set(`stores:${run.store}`, store - 1);
    picked.push(run);
  }
  return picked;
}
