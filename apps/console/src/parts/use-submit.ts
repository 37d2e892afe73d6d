import { type FormEvent, useState } from 'react';

interface Submitting {
  readonly isBusy: boolean;
  /** Why it was not taken; undefined while it is well. */
  readonly error: unknown;
  submit(event: FormEvent): void;
}

/** A form that is sent: busy while it is on its way; what went wrong stays to be read. */
export function useSubmit(send: () => Promise<void>): Submitting {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await send();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    error,
    submit: (event) => {
      event.preventDefault();
      void submit();
    },
  };
}
