import type { ClauseVote } from '@touchstone/domain/engine';
import type { Fact } from '@touchstone/facts';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { capabilitiesWithin, judgedVotes, type Sight } from '../../findings/judged-votes.ts';
import { technicalVote } from '../../findings/votes-of-findings.ts';
import { emptyResult } from '../../results.ts';
import { type Importer, importedEngine } from '../importer.ts';
import { entriesOf, type Fields, fieldOf, fieldsOf, listOf, numberOf, readJson, textOf } from '../read-json.ts';
import mapping from './mapping.json' with { type: 'json' };

/**
 * MobSF lists levels and permissions of the manifest completely. What its patterns find in code and configuration is handed on as facts; it
 * clears nothing.
 */
const SIGHT: Sight = { kinds: new Set(['app.sdk-levels', 'permission.declared']), brings: new Set(['static']) };
const CHECKS = [...new Set(mapping.certificate.map(({ clause }) => clause))];
const CAPABILITIES = [...capabilitiesWithin(SIGHT), ...CHECKS.map((clause) => ({ clause, inputs: [] }))];

/** The JSON report of a static analysis of an Android app. @source github.com/MobSF/Mobile-Security-Framework-MobSF REST API, /api/v1/report_json */
export const mobsfImporter: Importer = {
  format: 'mobsf',
  read(bytes, subject) {
    const json = readJson(bytes);
    if (!json.ok) return json;
    const report = json.fields;
    if (typeof report['package_name'] !== 'string' || !('permissions' in report)) return { ok: false, reason: 'other-format' };
    const digest = textOf(report['sha256'])?.toLowerCase();
    if (digest !== undefined && digest !== subject.artifact.sha256) return { ok: false, reason: 'other-artifact' };
    const description = importedEngine({
      id: 'mobsf',
      version: textOf(report['version']),
      ruleSet: ruleSet.version,
      name: 'MobSF',
      vendor: 'Mobile Security Framework',
      capabilities: CAPABILITIES,
    });
    const manifest = manifestFacts(report);
    const facts = [...manifest, ...mappedFacts(report)];
    const judged = judgedVotes(facts, SIGHT, capabilitiesWithin(SIGHT), subject.asOf);
    const { votes, evidence } = certificateVotes(report, judged.evidence.length);
    const hasLevels = manifest.some(({ kind }) => kind === 'app.sdk-levels');
    const empty = emptyResult(description, subject, hasLevels ? 'SUCCEEDED' : 'PARTIAL');
    return {
      ok: true,
      description,
      answer: {
        outcome: empty.outcome,
        result: {
          ...empty,
          clauses: hasLevels ? [...judged.clauses, ...votes] : votes,
          evidence: [...judged.evidence, ...evidence],
          facts,
          problems: digest === undefined ? [{ code: 'mobsf/artifact-not-stated', at: { file: 'report.json' } }] : [],
        },
      },
    };
  },
};

const MANIFEST = { file: 'AndroidManifest.xml' } as const;
const THRESHOLDS = ['23', '28', '30'];

function manifestFacts(report: Fields): readonly Fact[] {
  const known = new Map(knowledge.permissions.map((info) => [info.name, info.protection]));
  const [minimum, target] = [numberOf(report['min_sdk']), numberOf(report['target_sdk'])];
  const minSdk = minimum ?? target;
  const targetSdk = target ?? minimum;
  const targetBelow = THRESHOLDS.find((level) => (targetSdk ?? 0) < Number(level)) ?? 'none';
  const levels: readonly Fact[] =
    minSdk === undefined || targetSdk === undefined
      ? []
      : [{ kind: 'app.sdk-levels', attributes: { minSdk, targetSdk, targetBelow }, at: MANIFEST }];
  const permissions = entriesOf(report['permissions'], MOST_PERMISSIONS).map(
    ([permission]): Fact => ({
      kind: 'permission.declared',
      attributes: { permission, protection: known.get(permission) ?? 'unknown' },
      at: MANIFEST,
    }),
  );
  return [...levels, ...permissions];
}
const MOST_PERMISSIONS = 5_000;

interface MappedFact {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function mappedFacts(report: Fields): readonly Fact[] {
  const findings = listOf(fieldOf(report['manifest_analysis'], 'manifest_findings'));
  const manifest = findings.slice(0, MOST_FINDINGS).flatMap((finding) => {
    const rule = textOf(fieldOf(finding, 'rule')) ?? '';
    const fact = (mapping.manifest as Readonly<Record<string, MappedFact>>)[rule];
    return fact === undefined ? [] : [{ ...fact, at: MANIFEST }];
  });
  const apis = entriesOf(report['android_api'], MOST_FINDINGS).flatMap(([rule, found]) => {
    const fact = (mapping.apis as Readonly<Record<string, MappedFact>>)[rule];
    return fact === undefined
      ? []
      : filesOf(found).map((file) => ({ ...fact, attributes: { ...fact.attributes, api: rule }, at: { file } }));
  });
  return [...manifest, ...apis];
}
const MOST_FINDINGS = 20_000;
const MOST_FILES = 20;

/** Sources that MobSF names: an object with the lines of each, or a list in older versions. */
function filesOf(found: unknown): readonly string[] {
  const files = fieldOf(found, 'files');
  const names = Array.isArray(files)
    ? files.map((one) => textOf(one) ?? textOf(fieldOf(one, 'file_path')))
    : entriesOf(files, MOST_FILES).map(([name]) => name);
  return names.filter((name) => name !== undefined && name !== '').slice(0, MOST_FILES) as string[];
}

/** A complaint about the certificate detects; silence does not clear: MobSF does not verify the whole signature. */
function certificateVotes(report: Fields, first: number) {
  const complaints = listOf(fieldOf(fieldsOf(report['certificate_analysis']), 'certificate_findings'))
    .slice(0, MOST_FINDINGS)
    .map((row) => ({
      severity: textOf(listOf(row)[0]) ?? '',
      text: textOf(listOf(row)[1]) ?? '',
      title: (textOf(listOf(row)[2]) ?? '').toLowerCase(),
    }))
    .filter(({ severity }) => severity !== 'info' && severity !== 'secure' && severity !== 'good');
  const evidence: { readonly kind: string; readonly at: { readonly file: string }; readonly text: string }[] = [];
  const votes = CHECKS.map((clause): ClauseVote => {
    const titles = mapping.certificate.filter((row) => row.clause === clause).map(({ title }) => title);
    const complaint = complaints.find(({ title }) => titles.some((one) => title.includes(one)));
    if (complaint === undefined) return { clause, vote: 'NOT_TESTED', reason: 'silence-clears-nothing', evidence: [] };
    evidence.push({ kind: 'finding', at: { file: 'META-INF' }, text: `${complaint.title}: ${complaint.text}` });
    return technicalVote(clause, 'bad', [first + evidence.length - 1]);
  });
  return { votes, evidence };
}
