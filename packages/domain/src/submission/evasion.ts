import { byText } from '@touchstone/kernel/order';
import type { DifferingEntry, ListingCheck } from './check-listing.ts';

/** Signs that the build shows inspectors something else than users, in the order they are shown. */
export const EVASION_CHECKS = [
  /** The same engine twice on other ground: fresh and aged device, another region. */
  'two-runs',
  /** What the server told the app to do differs between runs. */
  'remote-configuration',
  /** Code that is not in the package. */
  'hot-update',
  /** 技术对抗: looks for emulators, test devices, reviewers. */
  'counter-technique',
  /** A build for tests and not for users. */
  'debug-build',
  /** Reviewers were given another build than users. */
  'reviewer-build',
] as const;
export type EvasionName = (typeof EVASION_CHECKS)[number];

export interface EvasionCheck {
  readonly name: EvasionName;
  readonly result: 'ok' | 'suspicious' | 'not-checked';
  /** Code of why. */
  readonly reason: string;
  /** What it rests on, sorted; the first hundred. */
  readonly detail: readonly string[];
}

/** What a report says of a build, as far as evasion goes. */
export interface BuildSigns {
  /** `check · owner` of each sign that the app looks whether it is being examined. */
  readonly counterTechniques: readonly string[];
  /** `how · name` of code that is loaded from outside the package. */
  readonly loadsCode: readonly string[];
  readonly isDebuggable: boolean;
  /** Signed with a key that everybody has. */
  readonly hasKnownKey: boolean;
}

/** One run of one engine version on the new file, and on what ground. */
export interface RunSigns {
  readonly engine: string;
  /** `device`, `region`, `day` of the run as they were given; empty: not told. */
  readonly ground: string;
  /** A device or a proxy watched it: without, nothing of what the server sent was seen. */
  readonly isWatched: boolean;
  /** Clauses of the case that it saw broken. */
  readonly detected: readonly string[];
  /** Hosts, kinds of data and acts seen at run time. */
  readonly behaviour: readonly string[];
}

export interface EvasionInput {
  /** Null: there is no report of it. */
  readonly before: BuildSigns | null;
  readonly after: BuildSigns | null;
  readonly runs: readonly RunSigns[];
  readonly listings: readonly ListingCheck[];
}

const MOST_DETAIL = 100;

/** Looks for signs of evasion. What could not be looked at is `not-checked` with its reason, never `ok`. */
export const evasionChecks = (input: EvasionInput): readonly EvasionCheck[] =>
  EVASION_CHECKS.map((name) => {
    const { result, reason, detail = [] } = LOOKS[name](input);
    return { name, result, reason, detail: [...new Set(detail)].sort(byText).slice(0, MOST_DETAIL) };
  });

interface Look {
  readonly result: EvasionCheck['result'];
  readonly reason: string;
  readonly detail?: readonly string[];
}

const LOOKS: Readonly<Record<EvasionName, (input: EvasionInput) => Look>> = {
  'two-runs': ({ runs }) => compareGrounds(runs, ({ detected }) => detected),
  'remote-configuration': ({ runs }) =>
    compareGrounds(
      runs.filter(({ isWatched }) => isWatched),
      ({ behaviour }) => behaviour,
    ),
  'hot-update': hotUpdate,
  'counter-technique': counterTechnique,
  'debug-build': debugBuild,
  'reviewer-build': reviewerBuild,
};

/** Runs of one engine on different grounds must come to the same. */
function compareGrounds(runs: readonly RunSigns[], seen: (run: RunSigns) => readonly string[]): Look {
  const pairs = [...Map.groupBy(runs, ({ engine }) => engine).values()].filter(
    (group) => new Set(group.map(({ ground }) => ground)).size > 1,
  );
  if (pairs.length === 0) return { result: 'not-checked', reason: 'one-ground-only' };
  const differing = pairs.flatMap((group) => {
    const isShared = (one: string) => group.every((run) => seen(run).includes(one));
    return group.flatMap((run) => seen(run).flatMap((one) => (isShared(one) ? [] : [`${run.engine} ${run.ground}: ${one}`])));
  });
  return differing.length === 0
    ? { result: 'ok', reason: 'same-on-all-grounds', detail: pairs.flat().map(({ engine, ground }) => `${engine} ${ground}`) }
    : { result: 'suspicious', reason: 'differs-by-ground', detail: differing };
}

/** What such code does is not in the package, and no run shows it all: with it, the fix is never shown as whole. */
function hotUpdate({ before, after }: EvasionInput): Look {
  if (after === null) return { result: 'not-checked', reason: 'no-report' };
  if (after.loadsCode.length === 0) return { result: 'ok', reason: 'loads-no-code' };
  if (before === null) return { result: 'not-checked', reason: 'no-report-before', detail: after.loadsCode };
  const added = after.loadsCode.filter((one) => !before.loadsCode.includes(one));
  return added.length > 0
    ? { result: 'suspicious', reason: 'added-since', detail: added }
    : { result: 'not-checked', reason: 'loads-code-as-before', detail: after.loadsCode };
}

/** SDKs of payment and security look around, too: what was there before is a lead, what came with the fix is suspicious. */
function counterTechnique({ before, after }: EvasionInput): Look {
  if (after === null) return { result: 'not-checked', reason: 'no-report' };
  if (after.counterTechniques.length === 0) return { result: 'ok', reason: 'none-seen' };
  if (before === null) return { result: 'suspicious', reason: 'no-report-before', detail: after.counterTechniques };
  const added = after.counterTechniques.filter((one) => !before.counterTechniques.includes(one));
  if (added.length > 0) return { result: 'suspicious', reason: 'added-since', detail: added };
  return { result: 'ok', reason: 'as-before', detail: after.counterTechniques };
}

function debugBuild({ after }: EvasionInput): Look {
  if (after === null) return { result: 'not-checked', reason: 'no-report' };
  if (after.isDebuggable) return { result: 'suspicious', reason: 'debuggable' };
  return after.hasKnownKey ? { result: 'suspicious', reason: 'known-key' } : { result: 'ok', reason: 'release-build' };
}

/** The same version with other code in a store, or other executable files in what calls itself a channel package. */
function reviewerBuild({ listings }: EvasionInput): Look {
  const other = listings.filter(({ result, reason }) => result === 'other-build' && reason === 'code-or-manifest-differs');
  if (other.length > 0)
    return { result: 'suspicious', reason: 'same-version-other-code', detail: other.flatMap(({ differing }) => differing.map(pathOf)) };
  const executables = listings.flatMap(({ differing }) => differing.map(pathOf).filter((path) => EXECUTABLE.test(path)));
  if (executables.length > 0) return { result: 'suspicious', reason: 'executable-entries-differ', detail: executables };
  if (listings.length === 0) return { result: 'not-checked', reason: 'no-live-listing' };
  if (listings.some(({ result }) => result !== 'matches' && result !== 'channel-package'))
    return { result: 'not-checked', reason: 'not-in-every-store' };
  return { result: 'ok', reason: 'same-in-every-store' };
}

const EXECUTABLE = /\.(so|dex|jar|apk|js|lua|wasm|bin)$/i;
const pathOf = ({ path }: DifferingEntry): string => path;
