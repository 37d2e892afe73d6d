import { visible } from '@touchstone/render';

/** docProps/core.xml without the moments of creation and change, which only a clock knows. */
export const coreProperties = (title: string, lang: 'zh' | 'en'): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(visible(title))}</dc:title><dc:creator>Touchstone</dc:creator><dc:language>${lang === 'zh' ? 'zh-CN' : 'en'}</dc:language></cp:coreProperties>`;

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
