import type { App } from '@touchstone/app-model';
import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import type { Report } from '@touchstone/verdict';

/** The head of the report: what the app is. */
export function appSummary(app: App): Report['app'] {
  const { manifest } = app;
  if (manifest === undefined) return null;
  const { label } = manifest.application;
  return {
    package: manifest.package,
    label: label.zh ?? label.default ?? null,
    versionName: manifest.versionName ?? null,
    versionCode: manifest.versionCode,
    minSdk: manifest.minSdk,
    targetSdk: manifest.targetSdk,
    sha256: app.file.sha256,
    sizeBytes: app.file.sizeBytes,
    splits: app.splits.map((split) => split.name),
  };
}

/** Declared permissions with what the detectors made of their use; what nothing proves is undecided. */
export function permissionsOf(facts: readonly Fact[]): Report['permissions'] {
  const named = (kind: string) => new Set(facts.filter((fact) => fact.kind === kind).map((fact) => String(fact.attributes['permission'])));
  const [used, unused] = [named('permission.used'), named('permission.unused')];
  const declared = new Map(
    facts
      .filter((fact) => fact.kind === 'permission.declared')
      .map((fact) => [String(fact.attributes['permission']), String(fact.attributes['protection'])]),
  );
  return [...declared]
    .sort(([a], [b]) => byText(a, b))
    .map(([name, protection]) => ({ name, protection, use: used.has(name) ? 'used' : unused.has(name) ? 'unused' : 'undecided' }));
}

/** SDKs found, each with its evidence. */
export function sdksOf(facts: readonly Fact[]): Report['sdks'] {
  const evidence = new Map<string, { kind: string; detail: string }[]>();
  for (const { kind, attributes } of facts) {
    if (kind !== 'sdk.evidence') continue;
    const id = String(attributes['sdk']);
    const list = evidence.get(id) ?? [];
    list.push({ kind: String(attributes['kind']), detail: String(attributes['detail']) });
    evidence.set(id, list);
  }
  return facts
    .filter((fact) => fact.kind === 'sdk.present')
    .map(({ attributes }) => ({
      id: String(attributes['sdk']),
      name: String(attributes['name']),
      vendor: String(attributes['vendor']),
      category: String(attributes['category']),
      version: attributes['version'] === undefined ? null : String(attributes['version']),
      confidence: String(attributes['confidence']),
      evidence: (evidence.get(String(attributes['sdk'])) ?? []).sort((a, b) => byText(a.kind, b.kind) || byText(a.detail, b.detail)),
    }))
    .sort((a, b) => byText(a.id, b.id));
}
