export { readHtml, readJsonText } from './read-html.ts';
