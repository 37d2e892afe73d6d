import type { EventRow } from '@touchstone/db/repositories/event-rows';

/** How far back each look goes behind the last: a transaction that took long commits rows that are older than those seen. */
const OVERLAP_MS = 10_000;
const LOOK_EVERY_MS = 1000;
const BATCH = 1000;
/** Ids remembered, so that the overlap tells nothing twice. */
const REMEMBERED = 20_000;

export interface FeedPorts {
  eventsSince(at: Date, limit: number): Promise<readonly EventRow[]>;
  now(): Date;
  /** Told of a look that failed; the next one follows. */
  failed(error: unknown): void;
}

/** Somebody who watches. */
export interface Watcher {
  tell(event: EventRow): void;
  /** The server stops: nothing more will be told. */
  end(): void;
}

/** Reads what happened once for all who watch, and only while somebody watches. */
export class EventFeed {
  readonly #ports: FeedPorts;
  readonly #watchers = new Set<Watcher>();
  #seen = new Set<string>();
  #from = new Date(0);
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: FeedPorts) {
    this.#ports = ports;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  /** @returns how to stop watching */
  watch(watcher: Watcher): () => void {
    if (this.#watchers.size === 0) {
      this.#from = this.#ports.now();
      this.#seen = new Set();
      this.#plan();
    }
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) clearTimeout(this.#timer);
    };
  }

  /** Ends all who watch; they come back to another server, or to this one when it is up again. */
  close(): void {
    for (const watcher of [...this.#watchers]) watcher.end();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look().finally(() => this.#watchers.size > 0 && this.#plan()), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** One look. Goes on while there is more than one batch. */
  async look(): Promise<void> {
    try {
      for (;;) {
        const rows = await this.#ports.eventsSince(new Date(this.#from.getTime() - OVERLAP_MS), BATCH);
        const fresh = rows.filter(({ id }) => !this.#seen.has(id));
        for (const row of fresh) {
          this.#seen.add(row.id);
          for (const watcher of this.#watchers) watcher.tell(row);
        }
        const last = rows.at(-1);
        if (last !== undefined && last.at > this.#from) this.#from = last.at;
        if (this.#seen.size > REMEMBERED) this.#seen = new Set([...this.#seen].slice(-REMEMBERED / 2));
        if (rows.length < BATCH || fresh.length === 0) return;
      }
    } catch (error) {
      this.#ports.failed(error);
    }
  }
}
