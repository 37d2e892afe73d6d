import type { Problem } from '@touchstone/kernel/problem';
import type { Detector } from '../../detector.ts';

/** Faults of the package that its makers put there, or that make tools and phones read different things: each code once. */
export const packageDamaged: Detector = {
  id: 'package-damaged',
  version: 1,
  yields: ['package.damaged'],

  *detect(app) {
    const first = new Map<string, Problem>();
    for (const problem of app.problems) if (isWorthNoting(problem.code) && !first.has(problem.code)) first.set(problem.code, problem);
    for (const [code, { file, at }] of first) {
      yield { kind: 'package.damaged', attributes: { problem: code }, at: { file: file ?? app.file.name, offset: at } };
    }
  },
};

const FORMATS: ReadonlySet<string> = new Set(['zip', 'axml', 'arsc', 'dex', 'manifest', 'app']);

/** Our own limits, and what honest build tools leave behind. */
const ORDINARY: ReadonlySet<string> = new Set([
  'app/too-many-archives',
  'app/too-many-dex-files',
  'app/foreign-archive',
  'arsc/too-many-configurations',
  'arsc/unknown-chunk',
  'dex/class-data-budget',
  'dex/code-budget',
  'dex/table-budget',
  'manifest/framework-label',
  'manifest/label-not-found',
  'manifest/sdk-codename',
  'manifest/uses-permission-sdk-23',
  'zip/name-not-utf8',
  'zip/total-limit',
]);

const isWorthNoting = (code: string): boolean => FORMATS.has(code.slice(0, code.indexOf('/'))) && !ORDINARY.has(code);
