export { DIMENSIONS, type Dimension, isCountedBy, type Slice, STAGE_ROWS, STAGES, type Stage, stagesFor, WAY } from './funnel.ts';
export { quantile, type Rate, rateOf } from './rates.ts';
