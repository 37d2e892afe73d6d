import { placeText } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { observations } from '../view/observations.ts';
import { permissionRows } from '../view/permission-rows.ts';
import { dataMatrix } from '../view/personal-data.ts';
import { problemRows } from '../view/problem-rows.ts';
import { sharingList } from '../view/sharing-list.ts';
import type { View } from '../view/view.ts';
import { protectionWords, useWords } from '../words/permissions.ts';
import { explainProblem } from '../words/problems.ts';
import { confidenceWords, evidenceWords, sdkCategoryWords } from '../words/sdks.ts';
import type { Page } from './page.ts';

/** Rows shown of each list. */
const ROWS = 40;
const OWNERS = 6;
const OBSERVED = 3;

/** What is inside: permissions, SDKs, personal information by owner, problems; then what this cannot tell, and versions. */
export function writeInventory(page: Page, view: View): void {
  if (view.report.app !== null) {
    writePermissions(page, view);
    writeSdks(page, view);
    writeData(page, view);
    writeObservations(page, view);
  }
  writeProblems(page, view);
  writeFooter(page, view);
}

function writePermissions(page: Page, view: View): void {
  const { report, names, words } = view;
  page.heading(`${words.permissions} ${report.permissions.length}`);
  const rows = permissionRows(view).map(({ name, protection, use, proof }) => [
    name,
    protectionWords[protection]?.[names.lang] ?? protection,
    useWords[use][names.lang],
    names.permission(name),
    proof,
  ]);
  writeTable(page, [words.permission, words.kind, words.use, words.meaning, words.usedBy], rows, words.more);
}

function writeSdks(page: Page, view: View): void {
  const { report, options, names, words } = view;
  page.heading(`${words.sdks} ${report.sdks.length}`);
  const catalogued = sharingList(report, options, names).slice(0, report.sdks.length);
  const rows = catalogued.map(({ name, version, vendor, category, confidence, evidence }) => [
    version === '' ? name : `${name} ${version}`,
    vendor,
    sdkCategoryWords[category]?.[names.lang] ?? category,
    confidenceWords[confidence]?.[names.lang] ?? confidence,
    [...new Set(evidence.map(({ kind }) => evidenceWords[kind]?.[names.lang] ?? kind))].join(words.separator),
  ]);
  writeTable(page, [words.sdkName, words.vendor, words.sdkCategory, words.confidence, words.evidence], rows, words.more);
}

function writeData(page: Page, { report, names, words }: View): void {
  const { rows, owners } = dataMatrix(report, names);
  page.heading(words.matrix);
  page.prose(words.matrixNote);
  const lines = rows.map(({ name, isSensitive, places }) => {
    const counted = owners.flatMap((owner) => (places.has(owner.id) ? [`${owner.name} ${places.get(owner.id)}`] : []));
    const more = counted.length > OWNERS ? ` (+${counted.length - OWNERS})` : '';
    return [isSensitive ? `${name} [${words.sensitive}]` : name, counted.slice(0, OWNERS).join(' · ') + more];
  });
  writeTable(page, [words.data, words.owner], lines, words.more);
}

function writeObservations(page: Page, view: View): void {
  const kinds = observations(view);
  if (kinds.length === 0) return;
  page.heading(view.words.observations);
  page.prose(view.words.observationsNote);
  for (const { title, facts } of kinds) {
    page.prose(`· ${title} ${facts.length}`, 0, 2);
    for (const fact of facts.slice(0, OBSERVED)) {
      const owner = view.names.ownerOf(fact);
      page.prose(`${describeFact(fact, view.names)}${owner === '' ? '' : ` — ${owner}`}`, 2, 2);
    }
    if (facts.length > OBSERVED) page.line(view.words.more(facts.length - OBSERVED), 2);
  }
}

function writeProblems(page: Page, { report, names, words }: View): void {
  page.heading(`${words.problems} ${report.problems.length}`);
  const rows = problemRows(report).map(({ code, count, first }) => [
    code,
    String(count),
    explainProblem(code, names.lang),
    placeText(first),
  ]);
  writeTable(page, [words.problem, words.count, words.meaning, words.first], rows, words.more);
}

function writeTable(page: Page, head: readonly string[], rows: readonly (readonly string[])[], more: (count: number) => string): void {
  if (rows.length === 0) return;
  page.table(head, rows.slice(0, ROWS));
  if (rows.length > ROWS) page.line(more(rows.length - ROWS));
}

function writeFooter(page: Page, { report, words }: View): void {
  const hasEvidence = report.evidence !== undefined;
  page.heading(hasEvidence ? words.limitsWith : words.limits);
  page.prose(hasEvidence ? words.limitsWithText : words.limitsText);
  if (report.engine.depth !== 'full') page.prose(words.flowNotRun);
  page.blank();
  const { version, rules, asOf } = report.engine;
  page.line(`${words.engine} ${version} · ${words.rules} ${rules} · ${words.asOf} ${asOf} · ${report.schema}`);
}
