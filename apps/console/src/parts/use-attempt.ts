import { useState } from 'react';

interface Attempt {
  readonly isBusy: boolean;
  /** Why it was not taken; undefined while it is well. */
  readonly error: unknown;
  attempt(work: () => Promise<unknown>): Promise<void>;
  /** What went wrong is of no interest any more. */
  forget(): void;
}

/** Something that is tried: busy while it is on its way; what went wrong stays to be read until it is tried again. */
export function useAttempt(): Attempt {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  return {
    isBusy,
    error,
    async attempt(work) {
      setBusy(true);
      setError(undefined);
      try {
        await work();
      } catch (failure) {
        setError(failure);
      } finally {
        setBusy(false);
      }
    },
    forget: () => setError(undefined),
  };
}
