export { type Format, type RenderOptions, render } from './render.ts';
export { type Wording, wordingOf } from './wording.ts';
export type { Lang } from './words/lang.ts';
export { nameOfReason } from './words/reasons.ts';
export { resultWords } from './words/results.ts';
