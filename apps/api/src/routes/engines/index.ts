import type { Handler } from '../../handler.ts';
import { readCalibrationHandler, readFusionThresholdsHandler, setFusionThresholdsHandler } from './calibration.ts';
import { flagMachineDecidableHandler, listClauseSettingsHandler, setClauseHandler } from './clause-settings.ts';
import { judgeEngineHandler, readGoldenSetHandler, replaceGoldenSetHandler, runGoldenSetHandler } from './golden-set.ts';
import {
  limitEngineHandler,
  listEngineEventsHandler,
  listEnginesHandler,
  moveEngineHandler,
  readEngineHandler,
  registerEngineHandler,
} from './versions.ts';

/** Engines: what they can do, how they are doing, what their word is worth. */
export const engineHandlers: readonly Handler[] = [
  listEnginesHandler,
  readEngineHandler,
  registerEngineHandler,
  moveEngineHandler,
  limitEngineHandler,
  listEngineEventsHandler,
  judgeEngineHandler,
  runGoldenSetHandler,
  readGoldenSetHandler,
  replaceGoldenSetHandler,
  readCalibrationHandler,
  listClauseSettingsHandler,
  setClauseHandler,
  flagMachineDecidableHandler,
  readFusionThresholdsHandler,
  setFusionThresholdsHandler,
];
