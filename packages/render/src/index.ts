export { html, Markup, type Part } from './html/markup.ts';
export { visible } from './plain/visible.ts';
export { type Format, type RenderOptions, render } from './render.ts';
export { ownerId } from './view/names.ts';
export { type Wording, wordingOf } from './wording.ts';
export type { Lang } from './words/lang.ts';
export { nameOfReason } from './words/reasons.ts';
export { resultWords } from './words/results.ts';
export { sdkCategoryWords } from './words/sdks.ts';
