import type { App } from '@touchstone/app-model';
import { knowledge } from '@touchstone/knowledge';
import type { Policy } from '@touchstone/policy';
import { ports } from '@touchstone/ports-node';
import { callClassifier, createTraceReader, foldRunLog, type RunLog, stackOwners, Timeline } from '@touchstone/trace';
import type { Detector } from '../detector.ts';
import type { Evidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import { madeApp } from '../made-app.contract.ts';

/** Package of the app of made runs; classes under it are its own. */
export const PACKAGE = 'cn.example.app';

/** Milliseconds of a second of the run. */
export const at = (seconds: number): number => 1_763_773_200_000 + Math.round(seconds * 1000);

const sdkPrefixes = knowledge.sdks.flatMap((sdk) =>
  sdk.prefixes.map(({ prefix }) => ({ prefix, sdk: sdk.id, isGeneralLibrary: sdk.isGeneralLibrary === true })),
);

export const app: App = madeApp({ package: PACKAGE }, { sdkPrefixes });

/** A log of these lines; the header is added and stands on line 1. */
export function madeRun(lines: readonly object[], values: Readonly<Record<string, string>> = {}): RunLog {
  const header = {
    format: 'touchstone-trace',
    version: 1,
    app: { package: PACKAGE },
    device: { values: Object.entries(values).map(([data, value]) => ({ data, value })) },
  };
  const fold = foldRunLog('run.jsonl', {
    classify: callClassifier(knowledge, PACKAGE),
    ownerOf: stackOwners(app.owners),
    values: [],
    ports,
  });
  const reader = createTraceReader(fold.sink, { package: PACKAGE, timeline: new Timeline() });
  reader.push([header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return fold.end(reader.end());
}

/** Facts of one detector about a run. */
export function factsOfRun(
  detector: Detector,
  lines: readonly object[],
  more: Omit<Evidence, 'run'> & { readonly values?: Readonly<Record<string, string>> } = {},
): readonly Fact[] {
  const { values, ...evidence } = more;
  return [...detector.detect(app, knowledge, { evidence: { ...evidence, run: [madeRun(lines, values)] } })];
}

/** Only the attributes named, in the order of the facts. */
export const shown = (facts: readonly Fact[], ...names: readonly string[]): readonly (readonly unknown[])[] =>
  facts.map(({ attributes }) => names.map((name) => attributes[name]));

const STACKS = {
  app: ['cn.example.app.Main.run(Main.java:1)'],
  jpush: ['cn.jpush.android.service.PushService.run(Unknown Source:1)'],
} as const;

export const call = (seconds: number, data: string, more: object = {}, stack: keyof typeof STACKS = 'app') => ({
  kind: 'call',
  time: at(seconds),
  process: PACKAGE,
  data,
  arguments: [],
  result: { state: 'real' },
  stack: STACKS[stack],
  ...more,
});
export const phase = (seconds: number, scenario: string, edge: 'start' | 'end' = 'start') => ({
  kind: 'phase',
  time: at(seconds),
  scenario,
  edge,
});
export const consent = (seconds: number, event: string) => ({ kind: 'consent', time: at(seconds), event });
export const state = (seconds: number, to: string) => ({ kind: 'state', time: at(seconds), state: to });
export const ui = (seconds: number, event: string, more: object = {}) => ({
  kind: 'ui',
  time: at(seconds),
  process: PACKAGE,
  event,
  ...more,
});
export const tap = (seconds: number, text?: string, more: object = {}) =>
  ui(seconds, 'tap', { ...(text === undefined ? {} : { text }), x: 500, y: 900, ...more });
export const page = (seconds: number, name = `${PACKAGE}.Main`, more: object = {}) => ui(seconds, 'page', { page: name, ...more });
export const process = (seconds: number, event: 'start' | 'end', more: object = {}, name = PACKAGE) => ({
  kind: 'process',
  time: at(seconds),
  process: name,
  event,
  package: name.split(':')[0],
  ...more,
});
/** A dialog that is shown, and answered three seconds later. */
export const dialog = (seconds: number, permissions: string | readonly string[], outcome = 'denied', more: object = {}) => {
  const names = [permissions].flat().map((one) => `android.permission.${one}`);
  return [
    { kind: 'dialog', time: at(seconds), process: PACKAGE, permissions: names, outcome: 'shown', ...more },
    { kind: 'dialog', time: at(seconds + 3), process: PACKAGE, permissions: names, outcome, ...more },
  ];
};
export const request = (seconds: number, url: string, more: object = {}) => ({
  kind: 'request',
  time: at(seconds),
  protocol: 'http',
  host: new URL(url).hostname,
  method: 'GET',
  url,
  headers: [],
  decrypted: url.startsWith('https:'),
  ...(url.startsWith('https:') ? { tls: { certificateProblems: [] } } : {}),
  ...more,
});

/** A policy that says nothing but what is given. */
export const policy = (more: Partial<Policy> = {}): Policy => ({
  name: 'policy.html',
  text: { characters: 1000, script: 'simplified', readable: 'yes', sentenceCharacters: 30 },
  statements: [],
  items: [],
  parties: [],
  handler: { contacts: [] },
  dates: {},
  products: [],
  retention: [],
  storage: [],
  rights: [],
  promises: [],
  sections: [],
  forces: [],
  vague: [],
  personalisation: {},
  lists: [],
  links: [],
  topics: [],
  ...more,
});
