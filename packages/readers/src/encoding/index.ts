export { type DecodedText, type DecodeOptions, decodeText } from './decode-text.ts';
export { plainCharacters } from './plain-characters.ts';
