import { type ReactNode, useEffect, useState } from 'react';
import { useParam } from '../../app/address.ts';
import { Problem } from '../../parts/problem.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Door } from './door.tsx';
import { goToProvider } from './go-to-provider.ts';

/** Opened in a window of its own where a session has ended: goes to the provider, and comes back as `/sign-in/PROVIDER`. */
export function Route(): ReactNode {
  const provider = useParam('provider');
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    goToProvider({ provider, purpose: 'renew', backTo: '/' }).catch(setError);
  }, [provider]);
  return <Door>{error === undefined ? <Skeleton rows={3} /> : <Problem error={error} />}</Door>;
}
