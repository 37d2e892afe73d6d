import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { EvidencePaths } from '@touchstone/evidence';
import type { Problem } from '@touchstone/kernel/problem';
import { FileFault, type OpenFile, openFile, ports, ScanMemory } from '@touchstone/ports-node';
import { explainProblem, type Format, type Lang, render } from '@touchstone/render';
import {
  bundledPolicies,
  dataFlowsOf,
  type Fact,
  type Identity,
  knowledge,
  type OpenedApp,
  openArchives,
  peekApp,
  type Report,
  ruleSet,
  type ScanOptions,
  scanApp,
  unreadableReport,
} from '@touchstone/scan-core';

/** What a child process is asked to do. Plain data: it crosses to another process. */
export interface ScanJob {
  /** Absolute paths, the base of a split set first. A file `PATH.idsig` beside each is taken along. */
  readonly paths: readonly string[];
  readonly options: ScanOptions;
  /** What lies beside the app. */
  readonly evidence?: EvidencePaths;
  readonly format: Format;
  readonly lang: Lang;
  /** Address of a page of guidance, `{rule}` standing for the rule; for pages. */
  readonly guideLink?: string;
}

export interface ScanAnswer {
  /** The report in the format that was asked for. */
  readonly output: string;
  readonly summary: Summary;
}

/** What the command needs to know of a report without reading it again. */
export interface Summary {
  /** False when nothing, or not all that can be tested, was tested. */
  readonly isReadable: boolean;
  readonly violations: number;
  readonly suspected: number;
  readonly problems: number;
  /** What was wrong with the evidence that was handed in, in words: the file, then what to do. */
  readonly evidence: readonly string[];
  /** Whether something that was handed in (policy, run, screens) gave no evidence at all. */
  readonly isEvidenceUnused: boolean;
}

/** Asks only what an APK says it is. */
export interface PeekJob {
  readonly peek: string;
}

/** Asks only where the data of an app goes. */
export interface FlowJob {
  readonly flowsOf: string;
}

/** What came of it: pairs of statements, or why there are none. */
export interface FlowAnswer {
  readonly flows: readonly FlowPair[];
  /** Code of a problem: `app/unreadable`, `file/not-found`, the failure of the child process. */
  readonly failure?: string;
  readonly isPartial: boolean;
}

/** A source and a sink: the API that is called, the method that calls it, and where in it. */
export interface FlowPair {
  readonly source: { readonly method: string; readonly in: string; readonly instruction: number };
  readonly sink: { readonly method: string; readonly in: string; readonly instruction: number };
}

/** Identity of an APK; undefined when it has none that can be read. */
export function runPeekJob({ peek }: PeekJob): Identity | undefined {
  try {
    const file = openFile(peek, { inMemoryBytes: 0 });
    try {
      return peekApp({ name: basename(peek), source: file }, ports);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof FileFault) return undefined;
    throw error;
  }
}

/** Follows the data of one app in this process. */
export function runFlowJob({ flowsOf }: FlowJob): FlowAnswer {
  const memory = new ScanMemory();
  try {
    const found = dataFlowsOf([{ name: basename(flowsOf), source: memory.open(flowsOf) }], memory.ports);
    const failure = found.isReadable ? found.failure : (found.problems[0]?.code ?? 'app/unreadable');
    return { flows: found.flows.map(pairOf), isPartial: found.isPartial, ...(failure === undefined ? {} : { failure }) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { flows: [], isPartial: false, failure: `file/${error.code}` };
  } finally {
    memory.free();
  }
}

function pairOf({ attributes, at, proof }: Fact): FlowPair {
  const from = proof?.chain[0]?.at;
  return {
    source: { method: String(attributes['source']), in: from?.method ?? '', instruction: from?.instruction ?? 0 },
    sink: { method: String(attributes['target']), in: at.method ?? '', instruction: at.instruction ?? 0 },
  };
}

/** Scans one app in this process. Throws only for faults of ours and for options that cannot be. */
export async function runScanJob(job: ScanJob): Promise<ScanAnswer> {
  const memory = new ScanMemory();
  try {
    const archives = job.paths.map((path) => {
      const archive = { name: job.paths.length === 1 ? job.options.name : basename(path), source: memory.open(path) };
      return existsSync(`${path}.idsig`) ? { ...archive, idsig: readAll(memory.open(`${path}.idsig`)) } : archive;
    });
    const { report, ...handedIn } = await scanWithEvidence(openArchives(archives, job.options, memory.ports), job);
    return answer(report, job, handedIn, await picturesOf(report, job));
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return failedAnswer(job, [{ code: `file/${error.code}`, at: 0 }]);
  } finally {
    memory.free();
  }
}

/** Without evidence or a policy in the package, what reads such things is not even loaded. */
async function scanWithEvidence(opened: OpenedApp, { options, evidence }: ScanJob): Promise<HandedIn & { readonly report: Report }> {
  const { app } = opened;
  const hasPolicy = options.withoutDetectors === undefined && bundledPolicies(app)[Symbol.iterator]().next().done !== true;
  if (evidence === undefined && !hasPolicy) return { report: await scanApp(opened, options), ...NOTHING };
  const { readEvidence } = await import('@touchstone/evidence');
  const read = await readEvidence(evidence ?? {}, app, knowledge);
  const report = await scanApp({ app, problems: [...opened.problems, ...read.problems] }, { ...options, evidence: read.evidence });
  if (evidence === undefined) return { report, ...NOTHING };
  const { policy, traces, hars, captures, ui } = evidence;
  const isUnused =
    (policy !== undefined && read.evidence.policy === undefined) ||
    ([traces, hars, captures].some((list) => list !== undefined) && read.evidence.run === undefined) ||
    (ui !== undefined && read.evidence.screen === undefined);
  return { report, problems: read.problems, isUnused };
}

/** What became of the evidence that a job names. */
interface HandedIn {
  readonly problems: readonly Problem[];
  readonly isUnused: boolean;
}

const NOTHING: HandedIn = { problems: [], isUnused: false };

/** Screenshots for a page, those on which something stands first. Other formats carry none. */
async function picturesOf(
  { exhibits, facts }: Report,
  { format, evidence }: ScanJob,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const { screens = [] } = exhibits ?? {};
  if (format !== 'html' || evidence?.ui === undefined || screens.length === 0) return undefined;
  const { readPictures } = await import('@touchstone/evidence');
  const telling = new Set(facts.map(({ at }) => at.file));
  const first = screens.filter(({ file }) => telling.has(file));
  const others = screens.filter(({ file }) => !telling.has(file));
  return readPictures(
    evidence.ui,
    [...first, ...others].flatMap(({ picture }) => picture ?? []),
  );
}

/** The answer for an app that has none: its report says so, and every rule is not tested. */
export const failedAnswer = (job: ScanJob, problems: readonly Problem[]): ScanAnswer =>
  answer(unreadableReport(problems, job.options), job, NOTHING);

function answer(
  report: Report,
  { format, lang, guideLink }: ScanJob,
  { problems, isUnused }: HandedIn,
  pictures?: ReadonlyMap<string, Uint8Array>,
): ScanAnswer {
  const count = (result: string) => report.findings.filter((finding) => finding.result === result).length;
  return {
    output: render(report, format, {
      lang,
      ruleSet,
      knowledge,
      ...(pictures === undefined ? {} : { pictures }),
      ...(guideLink === undefined ? {} : { guideLink: (rule: string) => guideLink.replace('{rule}', rule) }),
    }),
    summary: {
      isReadable: report.app !== null && !report.problems.some(({ code }) => code.startsWith('scan/')),
      violations: count('violation'),
      suspected: count('suspected'),
      problems: report.problems.length,
      evidence: [...new Set(problems.map(({ code, file = '' }) => `${file}: ${explainProblem(code, lang)}`))],
      isEvidenceUnused: isUnused,
    },
  };
}

/** A v4 signature is small; what claims to be more than that is none. */
const MAX_IDSIG_BYTES = 64 * 1024 * 1024;
const readAll = (file: OpenFile) => file.read(0, Math.min(file.size, MAX_IDSIG_BYTES));
