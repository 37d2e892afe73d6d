export { type Finding, type Fix, REPORT_SCHEMA, type Report, type Result, type SchemeState } from './report.ts';
