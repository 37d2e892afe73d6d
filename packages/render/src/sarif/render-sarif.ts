import type { EvidenceFile } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { stableJson } from '../json/stable-json.ts';
import { visible } from '../plain/visible.ts';
import type { RenderOptions } from '../render.ts';
import { shortNames } from '../view/evidence.ts';
import { viewOf } from '../view/view.ts';
import { inlineObjects } from './inline-objects.ts';
import { evidenceLocation } from './location.ts';
import { notificationsOf } from './notifications.ts';
import { resultsOf } from './results.ts';
import { ruleDescriptors } from './rule-descriptors.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

/**
 * The report as a SARIF log: every rule, and one result for each. Violations are errors and suspected ones warnings; what
 * is undecided or not tested is there with a `kind` that does not count as a failure, and never as `pass`.
 *
 * @source https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export function renderSarif(scanned: Report, options: RenderOptions): string {
  const view = viewOf(scanned, options);
  const { report } = view;
  const { evidence = [] } = report;
  const names = shortNames(report);
  const language = options.lang === 'zh' ? 'zh-CN' : 'en-US';
  const { version, rules, asOf } = report.engine;
  const run = {
    tool: {
      driver: {
        name: 'Touchstone',
        fullName: `Touchstone ${version}`,
        version,
        language,
        properties: { ruleSet: rules, asOf },
        rules: ruleDescriptors(view),
      },
    },
    language,
    automationDetails: { id: `touchstone/${visible(report.app?.package ?? report.file)}/` },
    originalUriBaseIds: {
      APP: { description: { text: options.lang === 'zh' ? '应用包内的路径' : 'path inside the app' } },
      ...(evidence.length === 0
        ? {}
        : { EVIDENCE: { description: { text: options.lang === 'zh' ? '检测材料的名称' : 'name of the material given beside the app' } } }),
    },
    artifacts: [artifactOf(report), ...evidence.map((file) => evidenceOf(file, names.get(file.name) ?? file.name))],
    invocations: [{ executionSuccessful: report.app !== null, toolExecutionNotifications: notificationsOf(view) }],
    columnKind: 'utf16CodeUnits',
    results: resultsOf(view),
  };
  return `${inlineObjects({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, stableJson)}\n`;
}

/** The app itself, as what was analysed. */
function artifactOf({ file, app }: Report): object {
  const location = { description: { text: visible(file) } };
  if (app === null) return { location, roles: ['analysisTarget'] };
  const { sha256, sizeBytes, package: name, versionName, versionCode } = app;
  return {
    location,
    roles: ['analysisTarget'],
    length: sizeBytes,
    mimeType: 'application/vnd.android.package-archive',
    hashes: { 'sha-256': sha256 },
    properties: { package: visible(name), versionName: visible(versionName ?? ''), versionCode },
  };
}

/** A file beside the app under the name that places have, with the name that the caller gave it. */
function evidenceOf({ name, input, sha256, sizeBytes }: EvidenceFile, short: string): object {
  return {
    location: { ...evidenceLocation(short), description: { text: visible(name) } },
    roles: ['referencedOnCommandLine'],
    length: sizeBytes,
    hashes: { 'sha-256': sha256 },
    properties: { input },
  };
}
