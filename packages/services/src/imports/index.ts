export {
  configHashOfReport,
  type ImportReport,
  importReport,
  type ReadReport,
  type ReportAsk,
  type ReportSource,
} from './import-report.ts';
export type { ImportPorts, ImportTransaction } from './ports.ts';
