import type { Message } from '../send/wire.ts';

/** Runs a piece of the agent's work so that the app never notices a fault of it. Each place reports its first fault, and no other. */
export type Safely = <T>(where: string, task: () => T) => T | undefined;

export function createSafely(put: (message: Message) => void): Safely {
  const told = new Set<string>();
  return (where, task) => {
    try {
      return task();
    } catch (fault) {
      if (!told.has(where) && told.size < MOST_PLACES) {
        told.add(where);
        put({ note: 'problem', where, message: String((fault as { message?: unknown } | null)?.message ?? fault).slice(0, 500) });
      }
      return undefined;
    }
  };
}

const MOST_PLACES = 500;
