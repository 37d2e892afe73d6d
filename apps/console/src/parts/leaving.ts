import { createContext, useContext } from 'react';

/** How the dialog around a button is left: as Esc does it. */
export const Leaving = createContext<() => void>(() => undefined);

export const useLeave = (): (() => void) => useContext(Leaving);
