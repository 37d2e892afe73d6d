import type { AppState, ConsentState } from './send/wire.ts';

/** What the host tells the agent: an object `touchstone` of the global scope, written in front of the bundle. All is optional. */
export interface AgentOptions {
  readonly package?: string;
  /** How values that were read are handed on. */
  readonly values: 'masked' | 'hashed' | 'plain';
  /** Records a second for one API and caller; further ones are only counted. */
  readonly perSecond: number;
  readonly network: boolean;
  readonly native: boolean;
  /** Hooks on Method.invoke, Field.get and Constructor.newInstance: they cost time, and access checks see the hook as the caller. */
  readonly reflection: boolean;
  /** What holds when the app starts, before the host can say so. */
  readonly consent?: ConsentState;
  readonly appState?: AppState;
  readonly scenario?: string;
}

const DEFAULTS: AgentOptions = { values: 'masked', perSecond: 10, network: true, native: true, reflection: true };

export function readOptions(): AgentOptions {
  const given = (globalThis as { touchstone?: Partial<AgentOptions> }).touchstone;
  return { ...DEFAULTS, ...given };
}
