import { type App, type Archive, type Limits, loadApp } from '@touchstone/app-model';
import {
  type AppType,
  type Depth,
  detectors,
  type Evidence,
  exhibitsOf,
  type Fact,
  givenInputs,
  inOrder,
  runDetectors,
  withQuotes,
} from '@touchstone/facts';
import { isLocalDate, type LocalDate } from '@touchstone/kernel/dates';
import type { Ports } from '@touchstone/kernel/ports';
import type { Problem } from '@touchstone/kernel/problem';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { fixFirst, judge, matrixOf, REPORT_SCHEMA, type Report } from '@touchstone/verdict';
import { categoryOf, findAppType } from './category.ts';
import { sdkPrefixes } from './sdk-prefixes.ts';
import { signatureSummary } from './signature-summary.ts';
import { situationOf } from './situation.ts';
import { appSummary, permissionsOf, sdksOf } from './summary.ts';
import { ENGINE_VERSION } from './version.ts';

export interface ScanOptions {
  /** The input's name as the report shows it. */
  readonly name: string;
  /** Type of the 39: number, name with or without 类, or alias. */
  readonly category?: string | number;
  /** The day whose law counts, `YYYY-MM-DD`; default is the day the rule set was released. */
  readonly asOf?: string;
  /** Overrides the manifest's minSdk for the signature verdict. */
  readonly minSdk?: number;
  readonly limits?: Limits;
  /** `full` also follows where data goes, which takes seconds for a large app; default `standard`. */
  readonly depth?: Depth;
  /** What is known beside the package: policy, run, screens. */
  readonly evidence?: Evidence;
  /**
   * Only what the parsers say: identity, signature, problems. Set to the reason (`timed-out`) after detectors have brought
   * down the process that ran them; every rule that needs them is undecided.
   */
  readonly withoutDetectors?: string;
}

/** What a caller asked for cannot be done; the message says what can. */
export class ScanOptionError extends Error {
  override readonly name = 'ScanOptionError';
}

/** An app that was read and waits for its scan. */
export interface OpenedApp {
  readonly app: App;
  readonly problems: readonly Problem[];
}

/**
 * Scans one app given as its archives and returns the report.
 *
 * @throws ScanOptionError for a category or day that does not exist; never for what the app is like
 */
export function scanArchives(archives: readonly Archive[], options: ScanOptions, ports: Ports): Report {
  return scanApp(openArchives(archives, options, ports), options);
}

/** The first half of {@link scanArchives}: for who looks for evidence inside the app before it is scanned. */
export function openArchives(archives: readonly Archive[], { limits, minSdk }: ScanOptions, ports: Ports): OpenedApp {
  const { value, problems } = loadApp(archives, {
    ports,
    sdkPrefixes,
    ...(limits === undefined ? {} : { limits }),
    ...(minSdk === undefined ? {} : { minSdk }),
  });
  return { app: value, problems };
}

/**
 * The second half of {@link scanArchives}.
 *
 * @throws ScanOptionError for a category or day that does not exist
 */
export function scanApp({ app, problems: read }: OpenedApp, options: ScanOptions): Report {
  const given = givenType(options.category);
  const asOf = dayOfLaw(options.asOf);
  const { withoutDetectors } = options;
  const facts = app.manifest === undefined ? [] : observe(app, given, options);
  const problems = withoutDetectors === undefined ? read : [...read, { code: `scan/${withoutDetectors}`, at: 0 }];
  return report(app, facts, problems, given, asOf, options);
}

/** The report of an input that could not be read at all, or whose scan was killed: nothing was tested, and why. */
export function unreadableReport(problems: readonly Problem[], options: ScanOptions): Report {
  return report(undefined, [], problems, givenType(options.category), dayOfLaw(options.asOf), options);
}

function observe(app: App, given: AppType | undefined, options: ScanOptions): readonly Fact[] {
  const { depth = 'standard', evidence = {}, withoutDetectors } = options;
  const at = { file: app.file.name };
  const facts =
    withoutDetectors === undefined
      ? [...runDetectors(detectors, app, knowledge, { depth, evidence, ...(given === undefined ? {} : { appType: given.number }) })]
      : detectors.map(({ id }): Fact => ({ kind: 'analysis.failed', attributes: { detector: id, reason: withoutDetectors }, at }));
  if (given !== undefined) facts.push({ kind: 'app.type', attributes: { type: given.number, service: given.annexD ?? 'none' }, at });
  if (app.program.isSpent) facts.push({ kind: 'analysis.limit', attributes: { what: 'program:constants' }, at });
  return withQuotes(inOrder(facts), evidence);
}

function report(
  app: App | undefined,
  facts: readonly Fact[],
  problems: readonly Problem[],
  given: AppType | undefined,
  asOf: LocalDate,
  { name, depth = 'standard', evidence = {} }: Pick<ScanOptions, 'name' | 'depth' | 'evidence'>,
): Report {
  const category = categoryOf(given, facts, knowledge.appTypes);
  const isReadable = app?.manifest !== undefined;
  const situation = situationOf(facts, { asOf, isReadable, depth, given: givenInputs(evidence) });
  const exhibits = exhibitsOf(evidence, facts);
  const findings = judge(ruleSet.rules, facts, situation);
  return {
    schema: REPORT_SCHEMA,
    file: name,
    app: app === undefined ? null : appSummary(app),
    signature: signatureSummary(app?.signature),
    category,
    fixFirst: fixFirst(findings, facts, ruleSet.rules),
    findings,
    permissions: permissionsOf(facts),
    sdks: sdksOf(facts),
    matrix: matrixOf(facts, {
      ...MATRIX_KNOWLEDGE,
      inputs: situation.inputs,
      necessary: given === undefined ? undefined : necessaryFor(given),
    }),
    ...(evidence.files === undefined ? {} : { evidence: evidence.files }),
    ...(exhibits === undefined ? {} : { exhibits }),
    facts,
    problems: problems.map((problem) => ({ code: problem.code, at: placeOf(problem, name) })),
    engine: { version: ENGINE_VERSION, rules: ruleSet.version, asOf, depth },
  };
}

/** Logs and captures count lines, entries and packets; everything else counts bytes. */
const COUNTED = /^(?:trace|touchstone|camille|appscan|frida|appops|har|capture|pcap|tls|http|dns)\//;

const placeOf = ({ code, at, file }: Problem, name: string) =>
  COUNTED.test(code) ? { file: file ?? name, ...(at > 0 ? { line: at } : {}) } : { file: file ?? name, offset: at };

const MATRIX_KNOWLEDGE = {
  opens: new Map(knowledge.permissions.map(({ name, data = [] }) => [name, data])),
  sensitive: new Set(knowledge.personalInfo.filter(({ sensitive }) => sensitive).map(({ token }) => token)),
};

const necessaryFor = ({ necessary }: AppType) => new Set(necessary.flatMap(({ tokens }) => tokens));

function givenType(category: string | number | undefined): AppType | undefined {
  if (category === undefined) return undefined;
  const type = findAppType(knowledge.appTypes, String(category));
  if (type === undefined) throw new ScanOptionError(`没有这个应用类型 / no such app type: ${category} (1–39, e.g. 网上购物)`);
  return type;
}

function dayOfLaw(asOf: string | undefined): LocalDate {
  if (asOf === undefined) return ruleSet.released;
  if (!isLocalDate(asOf)) throw new ScanOptionError(`不是有效日期 / not a day (YYYY-MM-DD): ${asOf}`);
  return asOf;
}
