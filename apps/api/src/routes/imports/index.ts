import type { Handler } from '../../handler.ts';
import { importReportHandler } from './import-report.ts';

/** Reports of tools that run elsewhere. */
export const importHandlers: readonly Handler[] = [importReportHandler];
