import type { Lane } from './lane.ts';

export type Work = (lane: Lane) => Promise<void>;

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly authority: number;
  readonly work: Work;
}

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
const dayOf = (atMs: number) => Math.floor((atMs + SHANGHAI_MS) / DAY_MS);

/** What is to be done when, on whose desk. */
export class Agenda {
  readonly #days = new Map<number, Entry[]>();
  #count = 0;
  #worked = 0;

  add(at: number, authority: number, work: Work): void {
    const atMs = Math.round(at);
    const day = dayOf(atMs);
    const entries = this.#days.get(day) ?? [];
    entries.push({ atMs, order: this.#count++, authority, work });
    this.#days.set(day, entries);
  }

  /** Takes the day's work off, by desk, each in the order of its time. What is added to this day meanwhile waits for the next call. */
  take(dayMs: number): ReadonlyMap<number, readonly Entry[]> {
    const day = dayOf(dayMs);
    const entries = this.#days.get(day) ?? [];
    this.#days.delete(day);
    if (entries.length > 0) this.#worked = day;
    const desks = new Map<number, Entry[]>();
    // lanes run side by side and add in any order: their desk and time decide, not who came first
    for (const entry of entries.sort((a, b) => a.atMs - b.atMs || a.order - b.order)) {
      const desk = desks.get(entry.authority) ?? [];
      desk.push(entry);
      desks.set(entry.authority, desk);
    }
    return desks;
  }

  /** Whether anything was done on this day. */
  hadWork(dayMs: number): boolean {
    return this.#worked === dayOf(dayMs);
  }
}
