export { type MarkupHandler, type MarkupKind, MarkupScanner, scanMarkup } from './scan-markup.ts';
