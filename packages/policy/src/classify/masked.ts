import type { Mention } from '../personal-information/mention.ts';

/** A normalised text in which each kind of personal information is one character, so that cues and learned pieces are about all kinds. */
export interface Masked {
  readonly text: string;
  /** Offset in the normalised text of each character, and its length at the end. */
  readonly origins: Uint32Array;
}

export const MASKS = { data: '◇', umbrella: '◈', denied: '◆' } as const;

export function mask(text: string, mentions: readonly Mention[]): Masked {
  const origins = new Uint32Array(text.length + mentions.length + 1);
  let masked = '';
  let at = 0;
  const keep = (to: number): void => {
    for (; at < to; at++) {
      origins[masked.length] = at;
      masked += text[at];
    }
  };
  for (const mention of mentions) {
    keep(mention.from);
    origins[masked.length] = mention.from;
    masked += mention.isDenied ? MASKS.denied : mention.isUmbrella ? MASKS.umbrella : MASKS.data;
    at = mention.to;
  }
  keep(text.length);
  origins[masked.length] = text.length;
  return { text: masked, origins: origins.subarray(0, masked.length + 1) };
}
