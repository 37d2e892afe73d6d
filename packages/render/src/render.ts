import type { Knowledge } from '@touchstone/facts';
import type { RuleSet } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';

export type Format = 'json' | 'sarif' | 'html' | 'text';
export type Lang = 'zh' | 'en';

export interface RenderOptions {
  readonly lang: Lang;
  readonly ruleSet: RuleSet;
  readonly knowledge: Pick<Knowledge, 'personalInfo' | 'appTypes' | 'permissions' | 'sdks'>;
}

/** The report in one format. Pure: the same report and options give the same text. */
export function render(report: Report, format: Format, options: RenderOptions): string {
  return formats[format](report, options);
}

const formats: Readonly<Record<Format, (report: Report, options: RenderOptions) => string>> = {
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: (report) => `${JSON.stringify(report, null, 2)}\n`,
  html: (report) => `${JSON.stringify(report, null, 2)}\n`,
  text: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
