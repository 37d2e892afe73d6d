export { type FaultCode, RecordFault } from './fault.ts';
export { type RecordOptions, recordRun } from './run/record-run.ts';
export { type RunSummary, summaryText } from './run/summary.ts';
export { keyboardTester } from './script/keyboard-tester.ts';
export { readScript, type StepScript, scriptTester } from './script/script-tester.ts';
export { STEPS, type Step } from './script/steps.ts';
export type { Act, Tester } from './script/tester.ts';
export type { Lang } from './words.ts';
