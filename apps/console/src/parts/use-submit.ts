import type { FormEvent } from 'react';
import { useAttempt } from './use-attempt.ts';

interface Submitting {
  readonly isBusy: boolean;
  /** Why it was not taken; undefined while it is well. */
  readonly error: unknown;
  submit(event: FormEvent): void;
}

/** A form that is sent: busy while it is on its way; what went wrong stays to be read. */
export function useSubmit(send: () => Promise<unknown>): Submitting {
  const { isBusy, error, attempt } = useAttempt();
  return {
    isBusy,
    error,
    submit: (event) => {
      event.preventDefault();
      void attempt(send);
    },
  };
}
