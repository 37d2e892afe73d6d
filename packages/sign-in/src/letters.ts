import { randomInt } from 'node:crypto';

/** Without what is mistaken for another when it is read aloud or typed from paper: 0 O 1 I L U. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `count` random letters, 4.9 bits each. */
export const randomLetters = (count: number): string => Array.from({ length: count }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** The letters of a code however it was typed. */
export const lettersOf = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** In groups, as it is printed. */
export const grouped = (letters: string, size: number): string => letters.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1-');
