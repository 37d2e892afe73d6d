import { byText } from '@touchstone/kernel/order';
import type { Report } from './report.ts';

/** What is only in the old report, only in the new one. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What changed between two versions of an app. */
export interface Comparison {
  readonly from: string;
  readonly to: string;
  /** False: the packages differ, so this compares two apps. */
  readonly isSameApp: boolean;
  readonly identity: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  readonly signers: Difference;
  readonly permissions: Difference;
  readonly sdks: Difference;
  /** `data · api · owner` of what code reads, writes and does. */
  readonly calls: Difference;
  readonly rules: readonly { readonly rule: string; readonly clause: string; readonly from: string; readonly to: string }[];
}

/** Compares two reports made with the same rules; a rule that only one of them has counts as absent there. */
export function compareReports(from: Report, to: Report): Comparison {
  return {
    from: from.file,
    to: to.file,
    isSameApp: from.app !== null && from.app.package === to.app?.package,
    identity: identityChanges(from, to),
    signers: differenceOf(signersOf(from), signersOf(to)),
    permissions: differenceOf(
      from.permissions.map(({ name }) => name),
      to.permissions.map(({ name }) => name),
    ),
    sdks: differenceOf(from.sdks.map(sdkText), to.sdks.map(sdkText)),
    calls: differenceOf(callsOf(from), callsOf(to)),
    rules: ruleChanges(from, to),
  };
}

/** Each thing once, sorted. */
export function differenceOf(from: readonly string[], to: readonly string[]): Difference {
  const [before, after] = [new Set(from), new Set(to)];
  return {
    added: [...after].filter((item) => !before.has(item)).sort(byText),
    removed: [...before].filter((item) => !after.has(item)).sort(byText),
  };
}

const IDENTITY = ['package', 'label', 'versionName', 'versionCode', 'minSdk', 'targetSdk'] as const;

function identityChanges(from: Report, to: Report): Comparison['identity'] {
  const text = (report: Report, what: (typeof IDENTITY)[number]) => String(report.app?.[what] ?? '');
  return IDENTITY.map((what) => ({ what, from: text(from, what), to: text(to, what) })).filter((row) => row.from !== row.to);
}

const signersOf = (report: Report) => report.signature.signers.map((signer) => signer.sha256);
const sdkText = (sdk: Report['sdks'][number]) => (sdk.version === null ? sdk.id : `${sdk.id} ${sdk.version}`);

const CALLS = new Set(['code.reads', 'code.writes', 'code.acts']);

function callsOf(report: Report): string[] {
  return report.facts
    .filter((fact) => CALLS.has(fact.kind))
    .map(({ attributes }) =>
      [attributes['data'] ?? attributes['action'], attributes['api'], attributes['sdk'] ?? attributes['owner']].join(' · '),
    );
}

function ruleChanges(from: Report, to: Report): Comparison['rules'] {
  const before = new Map(from.findings.map((finding) => [finding.rule, finding]));
  const after = new Map(to.findings.map((finding) => [finding.rule, finding]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort(byText)
    .map((rule) => ({
      rule,
      clause: (after.get(rule) ?? before.get(rule))?.clause ?? '',
      from: before.get(rule)?.result ?? 'absent',
      to: after.get(rule)?.result ?? 'absent',
    }))
    .filter((row) => row.from !== row.to);
}
