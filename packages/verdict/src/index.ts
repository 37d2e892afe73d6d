export type { Change } from './change.ts';
export { type BehaviourComparison, compareBehaviour } from './compare-behaviour.ts';
export { type Comparison, compareReports, type Difference, differenceOf } from './compare-reports.ts';
export { fixFirst } from './fix-first.ts';
export { judge, type Situation } from './judge.ts';
export { type MatrixContext, type MatrixRow, type Mismatch, matrixOf } from './matrix.ts';
export { type Finding, type Fix, REPORT_SCHEMA, type Report, type Result, type SchemeState } from './report.ts';
