export type { Elf, JniExports } from './elf.ts';
export { type FoundText, findTexts, type TextLimits } from './find-texts.ts';
export { readElf } from './read-elf.ts';
