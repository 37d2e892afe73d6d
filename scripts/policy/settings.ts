import type { Settings } from './train.ts';

/** Chosen by what is learned from all authors but one and measured on that one. */
export const settings: Settings = {
  least: 5,
  penalties: { cue: 1, class: 2, pair: 8, piece: 2 },
  passes: 12,
  smallest: 0.12,
  layer: {
    least: 8,
    longest: 2,
    share: 0.8,
    units: 96,
    epochs: 12,
    rate: 0.01,
    hiddenFeatures: 0.2,
    hiddenUnits: 0.5,
    decay: 0.01,
    joined: 0.12,
  },
};
