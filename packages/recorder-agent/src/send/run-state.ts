import type { AgentOptions } from '../options.ts';
import type { AppState, ConsentState } from './wire.ts';

/** What the tester has marked: stamped on every call at the moment it is made, whatever the order in which batches arrive. */
export interface RunState {
  readonly stamp: { readonly consent?: ConsentState; readonly appState?: AppState };
  readonly scenario: string | undefined;
  mark(what: string, value: string, edge: string): void;
  /** The app itself came to the front or left it. @returns whether that is news */
  appeared(state: 'foreground' | 'background'): boolean;
}

/** @source docs/trace-contract.md, records `consent` */
const CONSENT: Readonly<Record<string, ConsentState>> = {
  'not-shown': 'before-notice',
  shown: 'before-consent',
  refused: 'after-refusal',
  agreed: 'after-consent',
  withdrawn: 'after-refusal',
};

const STATES: ReadonlySet<string> = new Set<AppState>(['foreground', 'silent', 'background', 'killed']);

export function createRunState(options: AgentOptions): RunState {
  let consent = options.consent;
  let appState = options.appState;
  let scenario = options.scenario;
  return {
    get stamp() {
      return { ...(consent === undefined ? {} : { consent }), ...(appState === undefined ? {} : { appState }) };
    },
    get scenario() {
      return scenario;
    },
    mark(what, value, edge) {
      if (what === 'consent') consent = CONSENT[value] ?? consent;
      if (what === 'state' && STATES.has(value)) appState = value as AppState;
      if (what === 'phase') scenario = edge === 'end' ? undefined : value;
    },
    appeared(state) {
      // The tester decides when nobody touches the screen, and a killed app that starts again is still one that was killed.
      if (appState === state || appState === 'killed' || (appState === 'silent' && state === 'foreground')) return false;
      appState = state;
      return true;
    },
  };
}
