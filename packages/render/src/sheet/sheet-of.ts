import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import type { Fix, Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { placesText, subjectsText } from '../view/fix-lines.ts';
import { countsOf, type GateGroup, type GateItem, type Line, reasonCounts } from '../view/gate.ts';
import { groupBy } from '../view/group-by.ts';
import { categoryText, sizeText } from '../view/identity.ts';
import { ladderOf } from '../view/ladder.ts';
import { packageMarks } from '../view/package-marks.ts';
import { permissionRows } from '../view/permission-rows.ts';
import { problemRows } from '../view/problem-rows.ts';
import { quoteOf } from '../view/quote.ts';
import { type View, viewOf } from '../view/view.ts';
import { whereToMove } from '../view/where-to-move.ts';
import { protectionWords, useWords } from '../words/permissions.ts';
import { explainProblem } from '../words/problems.ts';
import { nameOfReason } from '../words/reasons.ts';
import { resultMeanings, resultOrder, resultWords } from '../words/results.ts';
import { sdkCategoryWords } from '../words/sdks.ts';
import { schemeNames } from '../words/signature.ts';
import type { ReportSheet, SheetDocument, SheetFix, SheetHead, SheetItem, SheetLine, SheetProof, SheetSdk } from './sheet.ts';

/** Facts shown of one result, and of one kind; the JSON has them all. */
const PROOFS = 20;
const ROWS = 100;
/** Pieces of evidence named for one SDK. */
const EVIDENCE = 3;

/** The report as a screen draws it. Pure: the same report and options give the same sheet. */
export function sheetOf(given: Report, options: RenderOptions): ReportSheet {
  const view = viewOf(given, options);
  const { report, names, words } = view;
  const counts = countsOf(report.findings);
  const notTested = view.gate.flatMap(({ items }) => items.flatMap(({ lines }) => lines.filter(isUntested)));
  return {
    head: headOf(view),
    counts: resultOrder.map((result) => ({
      result,
      word: names.say(resultWords[result]),
      meaning: names.say(resultMeanings[result]),
      count: counts[result],
    })),
    fixes: report.fixFirst.map((fix) => fixOf(fix, view)),
    documents: view.gate.map((group) => documentOf(group, view)).filter(({ items }) => items.length > 0),
    untested: { reasons: reasonCounts(report.findings, 'not-tested', names), lines: notTested.map((line) => lineOf(line, view)) },
    permissions: permissionRows(view).map(({ name, protection, use, proof, place }) => ({
      name,
      meaning: names.permission(name),
      protection: protectionWords[protection]?.[names.lang] ?? protection,
      use: useWords[use][names.lang],
      usedBy: [proof, place].filter((text) => text !== '').join(' · '),
    })),
    sdks: report.sdks.map((sdk) => sdkOf(sdk, view)),
    facts: { total: report.facts.length, kinds: kindsOf(view) },
    problems: problemRows(report).map(({ code, count, first }) => ({
      code,
      meaning: explainProblem(code, names.lang),
      count,
      first: placeText(first),
    })),
    limits: report.evidence === undefined ? words.limitsText : words.limitsWithText,
    versions: { engine: report.engine.version, rules: report.engine.rules, asOf: report.engine.asOf },
  };
}

function headOf(view: View): SheetHead {
  const { report, options, words } = view;
  const { app, signature } = report;
  const schemes = Object.entries(signature.schemes)
    .filter(([, state]) => state !== 'absent')
    .map(([scheme, state]) => `${schemeNames[scheme] ?? scheme} ${state === 'verified' ? '✓' : '✗'}`);
  const head = {
    isReadable: app !== null,
    title: app?.label ?? app?.package ?? report.file,
    file: report.file,
    signature: app === null ? words.noSignature : [signature.verified ? words.accepted : words.rejected, ...schemes].join(' · '),
    signers: signature.signers.map(({ subject, sha256 }) => ({ subject, sha256 })),
    marks: packageMarks(view),
    category: categoryText(report, options),
  };
  if (app === null) return head;
  return {
    ...head,
    package: app.package,
    version: `${app.versionName ?? words.none} (${app.versionCode})`,
    android: words.androidLevels(app.minSdk, app.targetSdk),
    size: sizeText(app.sizeBytes),
    sha256: app.sha256,
  };
}

const fixOf = (fix: Fix, view: View): SheetFix => ({
  title: view.names.say(fix.title),
  remedy: view.names.say(fix.remedy),
  owner: view.names.owner(fix.owner),
  place: placesText(fix, view),
  subjects: subjectsText(fix, view.names),
  move: whereToMove(fix, view),
  clauses: fix.clauses,
});

const isUntested = ({ finding }: Line): boolean => finding.result === 'not-tested';

/** What was tested of a document; the rest is one list of its own. */
function documentOf({ document, number, items }: GateGroup, view: View): SheetDocument {
  const tested = items.map((item) => itemOf(item, view)).filter(({ lines }) => lines.length > 0);
  return { name: view.names.lang === 'zh' ? `《${document}》` : document, number, items: tested };
}

const itemOf = ({ item, worst, lines }: GateItem, view: View): SheetItem => ({
  clause: item?.clause,
  title: item === undefined ? undefined : view.names.say(item.title),
  worst,
  lines: lines.filter((line) => !isUntested(line)).map((line) => lineOf(line, view)),
});

function lineOf({ finding, title, wording, remedy, isTrial }: Line, view: View): SheetLine {
  const { rule, clause, result, reason, facts } = finding;
  return {
    rule,
    clause,
    result,
    word: view.names.say(resultWords[result]),
    title,
    wording,
    remedy,
    reason: reason === undefined ? '' : nameOfReason(reason, view.names.lang),
    isTrial,
    proofs: facts.slice(0, PROOFS).flatMap((i) => proofOf(view.report.facts[i], view)),
    proofCount: facts.length,
  };
}

function proofOf(fact: Fact | undefined, { names }: View): readonly SheetProof[] {
  if (fact === undefined) return [];
  const [quote, ladder] = [quoteOf(fact), ladderOf(fact, names)];
  return [
    {
      what: describeFact(fact, names),
      owner: names.ownerOf(fact),
      place: placeText(fact.at),
      ...(quote === undefined ? {} : { quote }),
      ...(ladder === undefined
        ? {}
        : { chain: { because: ladder.sentence, steps: ladder.steps.map(({ why, name, owner, place }) => ({ why, name, owner, place })) } }),
    },
  ];
}

function sdkOf({ id, name, vendor, category, version, evidence }: Report['sdks'][number], { names }: View): SheetSdk {
  return {
    id,
    name: names.sdk(id) === id ? name : names.sdk(id),
    vendor,
    category: sdkCategoryWords[category]?.[names.lang] ?? category,
    version: version ?? '',
    evidence: evidence
      .slice(0, EVIDENCE)
      .map(({ detail }) => detail)
      .join(names.lang === 'zh' ? '、' : ', '),
  };
}

const kindsOf = (view: View): ReportSheet['facts']['kinds'] =>
  [...groupBy(view.report.facts, ({ kind }) => kind)]
    .sort(([a], [b]) => byText(a, b))
    .map(([kind, facts]) => ({ kind, count: facts.length, rows: facts.slice(0, ROWS).flatMap((fact) => proofOf(fact, view)) }));
