import type { Settings } from './train.ts';

/** Chosen by what is learned from one author and measured on the other. */
export const settings: Settings = {
  least: 5,
  penalties: { cue: 2, class: 4, pair: 6, piece: 4 },
  passes: 12,
  smallest: 0.045,
};
