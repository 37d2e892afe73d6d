import type { Report } from '@touchstone/verdict';
import { stableJson } from './stable-json.ts';

/** The report as it is, two spaces deep; docs/report.schema.json describes it. */
export const renderJson = (report: Report): string => `${stableJson(report)}\n`;
