import { deceptiveInJson } from '../plain/deceptive.ts';

/**
 * JSON in which every character that could turn a line or steer a terminal is written as an escape. Parsed, it is the
 * same value.
 */
export const stableJson = (value: unknown, indent = 2): string => JSON.stringify(value, null, indent).replace(deceptiveInJson, escaped);

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
