import type { ObservedFact } from '@touchstone/domain/engine';
import type { BuildSigns, RunSigns } from '@touchstone/domain/submission';
import type { Report } from '@touchstone/verdict';

type Attributes = Readonly<Record<string, unknown>>;

/** What a report says of a build, as far as evasion goes. */
export function buildSigns({ facts }: Pick<Report, 'facts'>): BuildSigns {
  const of = (kind: string) => facts.filter((fact) => fact.kind === kind).map(({ attributes }) => attributes as Attributes);
  return {
    counterTechniques: of('evasion.check').map(({ checks, owner, sdk }) => `${text(checks)} · ${text(sdk ?? owner)}`),
    loadsCode: of('code.loads-code').map(({ how, name }) => `${text(how)} · ${text(name)}`),
    isDebuggable: of('manifest.flag').some(({ flag, value }) => (flag === 'debuggable' || flag === 'test-only') && text(value) === 'true'),
    hasKnownKey: of('signing.known-key').length > 0,
  };
}

/** What was seen at run time: how often and when is left out, for no two runs are the same in that. */
export const runBehaviour = (facts: readonly Pick<ObservedFact, 'kind' | 'attributes'>[]): RunSigns['behaviour'] =>
  [...new Set(facts.flatMap(({ kind, attributes }) => SAID[kind]?.(attributes as Attributes) ?? []))].sort();

const SAID: Readonly<Record<string, (attributes: Attributes) => string>> = {
  'run.sends': ({ data, domain }) => `sends ${text(data)} to ${text(domain)}`,
  'run.connection': ({ domain }) => `talks to ${text(domain)}`,
  'run.reads': ({ data }) => `reads ${text(data)}`,
  'run.acts': ({ action }) => `does ${text(action)}`,
  'run.jump': ({ to }) => `jumps to ${text(to)}`,
};

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
