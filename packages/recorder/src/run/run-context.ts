import type { AgentOptions } from '@touchstone/recorder-agent';
import type { AppState, ConsentRecord, Scenario } from '@touchstone/trace';
import type { Adb } from '../device/adb.ts';
import type { DeviceClock } from '../device/clock.ts';
import type { RunFolder } from '../log/run-folder.ts';
import type { Tester } from '../script/tester.ts';
import type { Lang, Text } from '../words.ts';

/** One recording: what all of its parts share. */
export interface RunContext {
  readonly adb: Adb;
  readonly clock: DeviceClock;
  readonly folder: RunFolder;
  readonly tester: Tester;
  readonly lang: Lang;
  readonly package: string;
  /** Base first, then splits; empty when only the package was named. */
  readonly apks: readonly string[];
  /** Installed over the first in the step `upgrade`; the same files when no newer ones were given. */
  readonly newer: readonly string[];
  /** Text of the bundled agent. */
  readonly agent: string;
  /** What the tester chose for the agent. */
  readonly chosen: Pick<AgentOptions, 'values' | 'reflection'>;
  readonly fridaVersion: number;
  readonly signal: AbortSignal;
  /** How long a screen is given to settle before it is taken. */
  readonly settleMs: number;
  readonly state: MarkedState;
  /** Pictures are taken one after the other and take seconds; marks do not wait for them. */
  readonly pictures: { last: Promise<void> };
}

/** What the tester has marked so far. */
export interface MarkedState {
  consent?: ConsentRecord['event'];
  appState?: AppState;
  scenario?: Scenario;
}

/** What holds for an agent that starts now. @source docs/trace-contract.md, records `consent` */
export function agentOptions({ state, package: name, chosen }: RunContext): Partial<AgentOptions> {
  return {
    package: name,
    ...chosen,
    ...(state.consent === undefined ? {} : { consent: CONSENT[state.consent] }),
    ...(state.appState === undefined ? {} : { appState: state.appState }),
    ...(state.scenario === undefined ? {} : { scenario: state.scenario }),
  };
}

const CONSENT = {
  'not-shown': 'before-notice',
  shown: 'before-consent',
  refused: 'after-refusal',
  agreed: 'after-consent',
  withdrawn: 'after-refusal',
} as const satisfies Readonly<Record<ConsentRecord['event'], AgentOptions['consent']>>;

export const say = ({ tester, lang }: RunContext, text: Text): void => tester.say(text[lang]);

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
