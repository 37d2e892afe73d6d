import type { Knowledge } from '@touchstone/facts';
import type { RuleSet } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';
import { renderHtml } from './html/render-html.ts';
import { renderJson } from './json/render-json.ts';
import { renderSarif } from './sarif/render-sarif.ts';
import { renderText } from './text/render-text.ts';
import type { Lang } from './words/lang.ts';

export type Format = 'json' | 'sarif' | 'html' | 'text';

export interface RenderOptions {
  readonly lang: Lang;
  readonly ruleSet: RuleSet;
  readonly knowledge: Pick<Knowledge, 'personalInfo' | 'appTypes' | 'permissions' | 'sdks'>;
  /** Screenshots by the name that the evidence gives them; a page holds PNG and JPEG up to 300 KiB each and 5 MiB in all. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** Address of the page that tells how to put right what a rule finds; undefined for none. Only a page links to it. */
  readonly guideLink?: (rule: string) => string | undefined;
}

/** The report in one format. Pure: the same report and options give the same text. */
export function render(report: Report, format: Format, options: RenderOptions): string {
  return formats[format](report, options);
}

const formats: Readonly<Record<Format, (report: Report, options: RenderOptions) => string>> = {
  json: renderJson,
  sarif: renderSarif,
  html: renderHtml,
  text: renderText,
};
