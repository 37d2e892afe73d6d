import { ATTRIBUTE, type AttributeName } from './attribute-ids.ts';
import { ANDROID_NAMESPACE, type AxmlAttribute, type AxmlDocument, type AxmlElement } from './document.ts';

/**
 * The framework attribute of an element as Android looks it up: by resource id, whatever its name and namespace say.
 *
 * Android walks attributes and wanted ids side by side, both rising; of two attributes with one id the first counts.
 * An attribute that stands after a higher id is invisible to it (`isOutOfOrder`); it is still returned here, because
 * a person must see it. Names decide only in a document without resource ids.
 *
 * @source AOSP androidfw/AttributeResolution.cpp, RetrieveAttributes
 */
export function frameworkAttribute(document: AxmlDocument, element: AxmlElement, name: AttributeName): AxmlAttribute | undefined {
  if (document.hasResourceIds) return element.attributes.find(({ id }) => id === ATTRIBUTE[name]);
  const named = element.attributes.filter((attribute) => attribute.name === name);
  return named.find(({ namespace }) => namespace === ANDROID_NAMESPACE) ?? named[0];
}

/**
 * An attribute without a namespace, as `package` and `split` are: by name.
 * One with a namespace is taken when there is no other; Android would refuse that manifest.
 */
export function plainAttribute(element: AxmlElement, name: string): AxmlAttribute | undefined {
  const named = element.attributes.filter((attribute) => attribute.name === name);
  return named.find(({ namespace }) => namespace === undefined) ?? named[0];
}

/** Text of an attribute found by name: Android prefers what stood in the source over the typed value. */
export const plainText = (attribute: AxmlAttribute | undefined): string | undefined => attribute?.raw ?? attribute?.text;

/** Whether some attribute stands after one with a higher id, where Android does not see it. */
export function isOutOfOrder(element: AxmlElement): boolean {
  let highest = 0;
  for (const { id } of element.attributes) {
    if (id !== 0 && id < highest) return true;
    highest = Math.max(highest, id);
  }
  return false;
}
