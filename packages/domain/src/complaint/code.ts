/** Letters and digits that nobody takes for one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A text of these letters, five bits of a random byte each. @param random bytes, one a letter */
export const readableCode = (random: Uint8Array): string => Array.from(random, (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** As it was typed, in the form that is kept: capitals, no gaps. */
export const typedCode = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
