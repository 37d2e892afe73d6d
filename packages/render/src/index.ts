export { html, Markup, type Part } from './html/markup.ts';
export { AREAS, type Area, type FactsChoice } from './pages/facts-choice.ts';
export { type ReportPages, reportPages } from './pages/report-pages.ts';
export { visible } from './plain/visible.ts';
export { type Format, type RenderOptions, render } from './render.ts';
export type {
  ReportSheet,
  SheetCount,
  SheetDocument,
  SheetFix,
  SheetHead,
  SheetItem,
  SheetKind,
  SheetLine,
  SheetPermission,
  SheetProof,
  SheetSdk,
  SheetStep,
} from './sheet/sheet.ts';
export { sheetOf } from './sheet/sheet-of.ts';
export { ownerId } from './view/names.ts';
export { type Wording, wordingOf } from './wording.ts';
export type { Lang } from './words/lang.ts';
export { explainProblem } from './words/problems.ts';
export { nameOfReason } from './words/reasons.ts';
export { resultMeanings, resultOrder, resultWords } from './words/results.ts';
export { sdkCategoryWords } from './words/sdks.ts';
