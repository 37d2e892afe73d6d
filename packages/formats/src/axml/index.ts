export { isInteger, isReference, textOfValue, VALUE, type Value } from '../chunks/index.ts';
export { ATTRIBUTE, type AttributeName, attributeNameOf } from './attribute-ids.ts';
export { ANDROID_NAMESPACE, type AxmlAttribute, type AxmlDocument, type AxmlElement } from './document.ts';
export { frameworkAttribute, isOutOfOrder, plainAttribute, plainText } from './lookup.ts';
export { readAxml } from './read-axml.ts';
