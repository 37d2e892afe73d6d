export { appsharkImporter } from './appshark/read-appshark.ts';
export { appscanImporter, camilleImporter } from './behaviour-log/read-behaviour-log.ts';
export { type ImportedRun, type Importer, type ImportRefusal, type ImportSubject, importReport, type ReadReport } from './importer.ts';
export { mobsfImporter } from './mobsf/read-mobsf.ts';
export { type SarifMapping, sarifImporter } from './sarif/read-sarif.ts';
