import type { AgentOptions } from '@touchstone/recorder-agent';
import { fridaVersion } from '../agent/agent-session.ts';
import { chooseDevice } from '../device/adb.ts';
import { type ApkFacts, readApks } from '../device/apk-facts.ts';
import { deviceClock } from '../device/clock.ts';
import { deviceFacts, type OwnValues } from '../device/device-facts.ts';
import { findApp, install } from '../device/installed-app.ts';
import { RecordFault } from '../fault.ts';
import { openRunFolder } from '../log/run-folder.ts';
import { STEPS, type Step } from '../script/steps.ts';
import type { Tester } from '../script/tester.ts';
import type { Lang } from '../words.ts';
import { type RunContext, say } from './run-context.ts';
import { createSessions } from './sessions.ts';
import { hooksAndProblems, type RunSummary } from './summary.ts';
import { walkStep } from './walk-step.ts';
import { watchProcesses } from './watch-processes.ts';

export interface RecordOptions {
  /** A package that is installed, or the files of the app: base first. */
  readonly app: { readonly package: string } | { readonly apks: readonly string[] };
  /** Files of a newer version, for the step `upgrade`. */
  readonly upgradeTo?: readonly string[];
  readonly out: string;
  readonly device?: string;
  /** Steps to walk through; all that can be when absent. */
  readonly steps?: readonly string[];
  readonly isResumed: boolean;
  readonly lang: Lang;
  /** Text of the bundled agent. */
  readonly agent: string;
  /** How the agent hands on values, and whether it hooks reflection. */
  readonly chosen: Pick<AgentOptions, 'values' | 'reflection'>;
  readonly ownValues: OwnValues;
  /** `phone_number=138…` */
  readonly toldValues: readonly string[];
  readonly tester: Tester;
  readonly signal: AbortSignal;
  readonly settleMs: number;
}

const PACKAGE = /^[A-Za-z]\w*(?:\.\w+)+$/;

/**
 * Leads a tester through the run script and writes the folder of the run.
 * @throws RecordFault when it cannot begin; what goes wrong later ends the run with a folder that can be used
 */
export async function recordRun(options: RecordOptions): Promise<RunSummary> {
  const { lang, tester, signal, out } = options;
  const apks = 'apks' in options.app ? readApks(options.app.apks) : undefined;
  const name = apks?.package ?? ('package' in options.app ? options.app.package : '');
  if (!PACKAGE.test(name)) throw new RecordFault('not-installed', name);
  const adb = await chooseDevice(options.device);
  const version = await fridaVersion();
  const files = 'apks' in options.app ? options.app.apks : [];
  if (files.length > 0) await install(adb, files);
  const app = await findApp(adb, name);
  const clock = await deviceClock(adb);
  const facts = await deviceFacts(adb, options.ownValues, options.toldValues);
  const folder = openRunFolder(out, headerOf(app, apks, facts, clock.now()), options.isResumed);
  const run: RunContext = {
    adb,
    clock,
    folder,
    tester,
    lang,
    package: name,
    apks: files,
    newer: options.upgradeTo ?? files,
    agent: options.agent,
    chosen: options.chosen,
    fridaVersion: version,
    signal,
    settleMs: options.settleMs,
    state: {},
    pictures: { last: Promise.resolve() },
  };
  return walk(run, stepsOf(options, folder.finished));
}

function stepsOf({ steps: wanted, app }: RecordOptions, finished: ReadonlySet<string>): readonly Step[] {
  const named = wanted?.flatMap((id) => STEPS.find((step) => step.id === id) ?? []);
  return (named ?? STEPS).filter((step) => !finished.has(step.id) && (step.needs !== 'apk' || 'apks' in app));
}

async function walk(run: RunContext, steps: readonly Step[]): Promise<RunSummary> {
  const sessions = createSessions(run);
  const processes = watchProcesses(run, sessions);
  const walked: RunSummary['steps'][number][] = [];
  let fault: RecordFault | undefined;
  try {
    for (const [i, step] of steps.entries()) {
      say(run, {
        zh: `\n[${i + 1}/${steps.length}] ${step.title.zh}（约 ${step.seconds} 秒）\n  ${step.todo.zh}`,
        en: `\n[${i + 1}/${steps.length}] ${step.title.en} (about ${step.seconds} s)\n  ${step.todo.en}`,
      });
      const begun = Date.now();
      const outcome = await walkStep(run, sessions, step);
      walked.push({ step: step.id, scenario: step.scenario, outcome, seconds: Math.round((Date.now() - begun) / 100) / 10 });
      if (outcome === 'ended') break;
    }
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    fault = error;
    run.folder.note(error.message);
  } finally {
    await sessions.stop();
    await processes.stop();
    await keepOperations(run);
    run.tester.close();
  }
  const isComplete = fault === undefined && walked.length === steps.length && walked.every(({ outcome }) => outcome !== 'ended');
  const { folder } = run;
  const summary: RunSummary = {
    package: run.package,
    folder: folder.path,
    isComplete,
    steps: [...folder.earlier, ...walked],
    records: folder.counts,
    ...hooksAndProblems(sessions.notes),
  };
  folder.finish(summary);
  if (fault !== undefined) throw fault;
  return summary;
}

/** What the system itself counted: `scan --trace` reads it too, and an app that hides from the agent does not hide from it. */
async function keepOperations({ adb, folder, package: name }: RunContext): Promise<void> {
  const text = await adb.ask('dumpsys', 'appops', '--package', name);
  if (text?.includes(name)) folder.keep('appops.txt', `${text}\n`);
}

function headerOf(
  app: { readonly package: string; readonly versionName?: string; readonly versionCode?: number },
  apks: ApkFacts | undefined,
  { timeZone, ...device }: Awaited<ReturnType<typeof deviceFacts>>,
  startedAt: number,
): object {
  return {
    format: 'touchstone-trace',
    version: 1,
    app: { ...app, ...(apks === undefined ? {} : { sha256: apks.sha256 }) },
    device,
    startedAt,
    ...(timeZone === undefined ? {} : { timeZone }),
    tool: { name: 'touchstone record', version: '0.1.0' },
  };
}
