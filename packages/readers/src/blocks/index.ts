export { addWrittenAddresses, type Draft, type DraftLink, type Drafts, numberByLine, numberByOrder } from './draft.ts';
export { type Cell, type CellBudget, type Grid, gridOf, newCellBudget } from './grid.ts';
export { BREAK, EDGE, inlineText, isChinese } from './inline-text.ts';
export { emphasisedLevel, looksLikeTitle, numberingLevel } from './numbered-heading.ts';
export { Story } from './story.ts';
