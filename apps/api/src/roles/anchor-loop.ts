import { isLocalDate, type LocalDate } from '@touchstone/kernel/dates';
import { anchorDay } from '@touchstone/services/audit';
import { anchorPorts } from '../wiring/anchor-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import { sha256 } from '../wiring/sha256.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 10 * 60_000;
/** A day is anchored this long after it ended: what was begun before midnight has been written by then. */
const GRACE_MS = 5 * 60_000;

/** Anchors the day that is over, once. */
export function anchorLoop({ db, platform }: Pick<Installation, 'db' | 'platform'>): Loop {
  return {
    name: 'anchor-audit',
    everyMs: EVERY_MS,
    async round() {
      const ports = anchorPorts(db);
      const day = dayBefore(platform.now());
      if (((await ports.lastAnchor())?.day ?? '') >= day) return 0;
      await anchorDay(ports, sha256, day);
      return 1;
    },
  };
}

/** The last day that is over in Asia/Shanghai. */
export function dayBefore(now: Date): LocalDate {
  const day = new Date(now.getTime() - GRACE_MS + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
  if (!isLocalDate(day)) throw new RangeError(`no day before ${now.toISOString()}`);
  return day;
}
