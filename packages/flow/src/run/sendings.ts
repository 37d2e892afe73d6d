import type { PlatformCall } from '../models/platform-call.ts';
import { union } from '../values/sorted.ts';
import type { Leaks } from './leaks.ts';

interface Sending {
  readonly call: PlatformCall;
  readonly taints: readonly number[];
  /** Whether some receiver in the app was found for it, now or later. */
  isOwn: boolean;
  isForeign: boolean;
}

/** Intents that were sent: whether each stays in the app is known only when all has run. */
export class Sendings {
  readonly #leaks: Leaks;
  readonly #sent = new Map<string, Sending>();

  constructor(leaks: Leaks) {
    this.#leaks = leaks;
  }

  /** @param isForeign nobody in the app is known so far who gets it */
  note(call: PlatformCall, intent: number, isForeign: boolean): void {
    const key = `${call.frame.method.id}:${call.at}`;
    const taints = call.taintsOf({ objects: [intent], known: [], taints: [] });
    const before = this.#sent.get(key);
    this.#sent.set(key, {
      call: before?.call ?? call,
      taints: union(before?.taints ?? [], taints),
      isOwn: (before?.isOwn ?? false) || !isForeign,
      isForeign: (before?.isForeign ?? false) || isForeign,
    });
  }

  /** What certainly leaves. */
  leave(call: PlatformCall, taints: readonly number[]): void {
    this.#leaks.leaveBy(call, taints);
  }

  /** Says which of all that was sent left the app. */
  settle(): void {
    for (const { call, taints, isOwn, isForeign } of this.#sent.values()) if (isForeign && !isOwn) this.#leaks.leaveBy(call, taints);
  }
}
