import type { RenderOptions } from '@touchstone/render';

/** Language, law and catalogues: the same as of the report. */
export type DocumentOptions = RenderOptions;
