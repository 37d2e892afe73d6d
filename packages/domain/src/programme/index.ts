export { DUTIES, DUTY_COUNTS, type Duty, type DutyCount, type DutyFigure, type DutyRow, dutyRows } from './duties.ts';
export {
  advanceMeasure,
  type EarlierMeasure,
  type MayImpose,
  MEASURE_KINDS,
  MEASURE_STEPS,
  type MeasureEvent,
  type MeasureKind,
  type MeasureState,
  mayImpose,
} from './measure.ts';
export {
  type BothTexts,
  filledIn,
  NOTICE_FIELDS,
  NOTICE_KINDS,
  type NoticeKind,
  type ProgrammeTexts,
  unknownFields,
} from './notice-text.ts';
export {
  advanceProgramme,
  advanceTarget,
  PROGRAMME_STEPS,
  type ProgrammeEvent,
  type ProgrammeGuard,
  type ProgrammeState,
  TARGET_STEPS,
  type TargetEvent,
  type TargetState,
} from './programme.ts';
