import type { AgentCall } from './wire.ts';

/** Lets the first calls of a second through, for each API, caller and target; of the others only their number is told. */
export interface RateLimit {
  /** Whether this API has been so busy within the second that not even the stack is worth its time. */
  isFlooded(api: string): boolean;
  take(api: string, caller: string, call: AgentCall): void;
  /** Counts a call of a flooded API on the account of its last caller. */
  count(api: string): void;
  /** Tells the numbers of seconds that are over. */
  settle(now: number): void;
}

interface Account {
  readonly since: number;
  readonly first: AgentCall;
  passed: number;
  held: number;
}

const WINDOW_MS = 1_000;
const MOST_ACCOUNTS = 2_000;
/** Stacks taken for one API within a second. */
const MOST_STACKS = 100;

export function createRateLimit(perSecond: number, emit: (call: AgentCall) => void, clock: () => number): RateLimit {
  const accounts = new Map<string, Account>();
  const seen = new Map<string, { since: number; stacks: number; last: Account }>();

  return {
    isFlooded(api) {
      const recent = seen.get(api);
      return recent !== undefined && clock() - recent.since < WINDOW_MS && recent.stacks >= MOST_STACKS;
    },
    take(api, caller, call) {
      const key = `${api}\n${caller}\n${call.target?.value ?? ''}`;
      let account = accounts.get(key);
      if (account === undefined || call.time - account.since >= WINDOW_MS || call.time < account.since) {
        if (account !== undefined) tell(account);
        if (accounts.size >= MOST_ACCOUNTS) settleAll();
        account = { since: call.time, first: call, passed: 0, held: 0 };
        accounts.set(key, account);
      }
      note(api, account);
      if (account.passed < perSecond) {
        account.passed++;
        emit(call);
      } else account.held++;
    },
    count(api) {
      const recent = seen.get(api);
      if (recent !== undefined) recent.last.held++;
    },
    settle(now) {
      for (const [key, account] of accounts) {
        if (now - account.since < WINDOW_MS && now >= account.since) continue;
        tell(account);
        accounts.delete(key);
      }
    },
  };

  function note(api: string, account: Account): void {
    const recent = seen.get(api);
    if (recent === undefined || clock() - recent.since >= WINDOW_MS) seen.set(api, { since: clock(), stacks: 1, last: account });
    else {
      recent.stacks++;
      recent.last = account;
    }
  }

  function settleAll(): void {
    for (const account of accounts.values()) tell(account);
    accounts.clear();
  }

  function tell(account: Account): void {
    if (account.held > 0) emit({ ...account.first, count: account.held });
    account.held = 0;
  }
}
