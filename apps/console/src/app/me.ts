import type { OutputOf } from '@touchstone/api-client';
import type { whoAmI } from '@touchstone/api-client/routes/session';
import { createContext, useContext } from 'react';

export type Me = OutputOf<typeof whoAmI>;

/** Who sits here; there is somebody wherever a page of the shell is shown. */
export const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('nobody is signed in here');
  return me;
}

/** Whether the one who sits here holds a permission anywhere; what is allowed on one object, the server says. */
export function useMay(): (permission: string) => boolean {
  const { rights } = useMe();
  return (permission) => permission === 'signed-in' || rights.some((right) => right.permission === permission);
}
