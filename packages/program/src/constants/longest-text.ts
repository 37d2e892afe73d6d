/** Folded texts are given up here: appending a text to itself doubles it each time. */
export const LONGEST_TEXT = 16_384;

/** Binary logarithm of the characters that may be made for one step of an app's budget. */
export const CHARACTERS_PER_STEP = 4;
