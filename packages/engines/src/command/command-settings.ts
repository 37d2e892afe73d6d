import { isAbsolute } from 'node:path';
import {
  ARTIFACT_KINDS,
  type ArtifactKind,
  type Capability,
  type EngineDescription,
  faultsOfDescription,
  INPUT_KINDS,
  type InputKind,
} from '@touchstone/domain/engine';
import type { Engine } from '../engine.ts';
import { knownClauses } from '../known-clauses.ts';
import { commandEngine } from './command-engine.ts';

export type CommandSettings = { readonly ok: true; readonly engine: Engine } | { readonly ok: false; readonly faults: readonly string[] };

/**
 * A program as an engine, from the file that whoever runs a worker writes: its description with `program` and `args` beside it.
 * Faults are `settings/<field>`, `engine/<what>` and `engine/unknown-clause:<clause>`.
 */
export function engineOfSettings(value: unknown): CommandSettings {
  const fields = isFields(value) ? value : {};
  const faults: string[] = [];
  const text = (name: string, otherwise?: string): string => {
    const found = fields[name] ?? otherwise;
    if (typeof found !== 'string') faults.push(`settings/${name}`);
    return typeof found === 'string' ? found : '';
  };
  const number = (name: string, otherwise: number): number => {
    const found = fields[name] ?? otherwise;
    if (typeof found !== 'number') faults.push(`settings/${name}`);
    return typeof found === 'number' ? found : otherwise;
  };
  const id = text('id');
  const description: EngineDescription = {
    id,
    version: text('version'),
    ruleSet: text('ruleSet'),
    name: text('name', id),
    vendor: text('vendor', id),
    kind: 'command',
    correlationGroup: text('correlationGroup', id),
    capabilities: capabilitiesOf(fields['capabilities'], faults),
    accepts: textsOf(fields['accepts'] ?? ['apk']).filter((kind): kind is ArtifactKind =>
      (ARTIFACT_KINDS as readonly string[]).includes(kind),
    ),
    timeoutMs: number('timeoutMs', 1_800_000),
    cores: number('cores', 1),
    memoryMiB: number('memoryMiB', 2_048),
    ...(fields['licences'] === undefined ? {} : { licences: number('licences', 1) }),
    ...(fields['ratePerMinute'] === undefined ? {} : { ratePerMinute: number('ratePerMinute', 1) }),
    ...(fields['runsPerDay'] === undefined ? {} : { runsPerDay: number('runsPerDay', 1) }),
  };
  const program = text('program');
  if (!isAbsolute(program)) faults.push('settings/program');
  faults.push(...faultsOfDescription(description));
  return faults.length > 0
    ? { ok: false, faults: [...new Set(faults)] }
    : { ok: true, engine: commandEngine({ description, program, args: textsOf(fields['args']) }) };
}

function capabilitiesOf(value: unknown, faults: string[]): readonly Capability[] {
  if (!Array.isArray(value) || value.length === 0) faults.push('settings/capabilities');
  return (Array.isArray(value) ? value : []).flatMap((row: unknown): readonly Capability[] => {
    const clause = isFields(row) ? row['clause'] : undefined;
    const inputs = textsOf(isFields(row) ? (row['inputs'] ?? []) : undefined);
    const isKnown = typeof clause === 'string' && knownClauses().has(clause);
    if (!isKnown) faults.push(`engine/unknown-clause:${String(clause)}`);
    if (inputs.some((input) => !(INPUT_KINDS as readonly string[]).includes(input))) faults.push('settings/capabilities');
    return isKnown ? [{ clause, inputs: inputs as readonly InputKind[] }] : [];
  });
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
