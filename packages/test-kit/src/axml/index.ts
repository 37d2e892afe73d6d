export { attributeIds } from './attribute-ids.ts';
export { type AxmlLies, type AxmlOptions, axml } from './axml.ts';
export { parseXml, type XmlElement, type XmlValue, xml } from './xml.ts';
