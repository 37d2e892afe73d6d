import { compileRules } from '@touchstone/rules/compile';
import { DataError } from './entry.ts';
import { compileKnowledge } from './knowledge.ts';
import type { SourceFile } from './source-files.ts';

export type CompiledModule = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errors: readonly string[] };

/** The generated module as text. One string literal per value: JSON.parse of it starts faster than a literal of the value. */
export function compileModule(files: readonly SourceFile[], sourcesSha256: string): CompiledModule {
  const rules = compileRules(files);
  const knowledge = knowledgeOrError(files);
  const errors = [
    ...(rules.ok ? [] : rules.errors.map(({ file, field, message }) => `${file}: ${field === '' ? '' : `${field}: `}${message}`)),
    ...(knowledge instanceof DataError ? [knowledge.message] : []),
  ];
  if (!rules.ok || knowledge instanceof DataError) return { ok: false, errors };
  return {
    ok: true,
    text: [
      '// Written by scripts/generate.ts; do not edit.',
      `export const knowledge = JSON.parse(${literal(knowledge)});`,
      `export const ruleSet = JSON.parse(${literal(rules.ruleSet)});`,
      `export const sourcesSha256 = '${sourcesSha256}';`,
      '',
    ].join('\n'),
  };
}

function knowledgeOrError(files: readonly SourceFile[]): ReturnType<typeof compileKnowledge> | DataError {
  try {
    return compileKnowledge(files);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

const literal = (value: unknown): string => `'${JSON.stringify(value).replace(/[\\']/g, '\\$&')}'`;
