export { lookAtTargets } from './look-at-targets.ts';
export { type ImposeMeasure, imposeMeasure, type MeasureWish, type MoveMeasure, moveMeasure } from './measures.ts';
export { type MoveProgramme, moveProgramme, type ProgrammeOrder } from './move-programme.ts';
export { noticeFor } from './notice.ts';
export type {
  KeptMeasure,
  KeptProgramme,
  KeptTarget,
  LookPorts,
  NewMeasure,
  ProgrammePorts,
  ProgrammeTransaction,
  TargetFields,
  TargetProblem,
} from './ports.ts';
