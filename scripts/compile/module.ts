import { TECHNICAL_CHECKS } from '@touchstone/domain/engine';
import type { RuleError } from '@touchstone/rules';
import { compileRules } from '@touchstone/rules/compile';
import { compileGuidance } from '@touchstone/rules/compile-guidance';
import { compileCalendars } from './calendars.ts';
import { compileDoors } from './doors.ts';
import { DataError } from './entry.ts';
import { compileKnowledge } from './knowledge.ts';
import { compileNotices } from './notices.ts';
import { compilePapers } from './papers.ts';
import type { SourceFile } from './source-files.ts';
import { compileTopics } from './topics.ts';

export type CompiledModule = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly errors: readonly string[] };

/** The generated module as text. One string literal per value: JSON.parse of it starts faster than a literal of the value. */
export function compileModule(files: readonly SourceFile[], sourcesSha256: string): CompiledModule {
  const rules = compileRules(files);
  const guidance = compileGuidance(files);
  const knowledge = orError(() => compileKnowledge(files));
  const calendars = orError(() => compileCalendars(files));
  const notices = orError(() => compileNotices(files));
  const papers = orError(() => compilePapers(files));
  const topics = orError(() => compileTopics(files));
  const clauses = rules.ok ? rules.ruleSet.rules.map(({ clause }) => clause) : [];
  const doors = orError(() => compileDoors(files, new Set([...clauses, ...TECHNICAL_CHECKS.map(({ id }) => id)])));
  const errors = [
    ...[rules, guidance].flatMap((compiled) => (compiled.ok ? [] : compiled.errors.map(errorText))),
    ...[knowledge, calendars, notices, papers, topics, ...(rules.ok ? [doors] : [])].flatMap((one) =>
      one instanceof DataError ? [one.message] : [],
    ),
  ];
  if (!rules.ok || !guidance.ok || errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    text: [
      '// Written by scripts/generate.ts; do not edit.',
      `export const knowledge = JSON.parse(${literal(knowledge)});`,
      `export const ruleSet = JSON.parse(${literal(rules.ruleSet)});`,
      // Only who asks for guidance pays for it.
      `export const guidance = () => JSON.parse(${literal(guidance.guidance)});`,
      `export const calendars = () => JSON.parse(${literal(calendars)});`,
      `export const notices = () => JSON.parse(${literal(notices)});`,
      `export const doors = () => JSON.parse(${literal(doors)});`,
      `export const papers = () => JSON.parse(${literal(papers)});`,
      `export const notificationCatalogue = () => JSON.parse(${literal(topics)});`,
      `export const sourcesSha256 = '${sourcesSha256}';`,
      '',
    ].join('\n'),
  };
}

const errorText = ({ file, field, message }: RuleError) => `${file}: ${field === '' ? '' : `${field}: `}${message}`;

function orError<T>(compile: () => T): T | DataError {
  try {
    return compile();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

const literal = (value: unknown): string => `'${JSON.stringify(value).replace(/[\\']/g, '\\$&')}'`;
