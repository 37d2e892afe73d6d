export { readMarkdown } from './read-markdown.ts';
export { joinLines, readText } from './read-text.ts';
