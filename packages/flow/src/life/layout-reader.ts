import {
  type AxmlAttribute,
  type AxmlElement,
  isInteger,
  isReference,
  plainAttribute,
  plainText,
  readAxml,
} from '@touchstone/formats/axml';

/** What a layout says to code. */
export interface Layout {
  /** Names of methods that a tap calls. */
  readonly clicks: readonly string[];
  /** Classes that it makes: views of the app or a library, fragments. Dotted names. */
  readonly classes: readonly string[];
  /** Text fields with an id: `password` for those that hide what is typed. */
  readonly fields: readonly { readonly view: number; readonly kind: string }[];
}

const VARIATION = 0xff0;
const CLASS = 0xf;
/** Variations of `android:inputType` that hide the text: of texts (class 1) and of numbers (class 2). */
const HIDDEN = new Set([0x81, 0x91, 0xe1, 0x12]);

export function readLayout(bytes: Uint8Array): Layout {
  const clicks: string[] = [];
  const classes: string[] = [];
  const fields: { view: number; kind: string }[] = [];
  for (const element of readAxml(bytes).value.elements) {
    const click = textOf(element, 'onClick');
    if (click !== undefined) clicks.push(click);
    for (const name of [element.name, textOf(element, 'name'), plainText(plainAttribute(element, 'class'))]) {
      if (name?.includes('.') === true) classes.push(name);
    }
    const view = numberOf(element, 'id');
    if (view !== undefined && isTextField(element.name)) fields.push({ view, kind: isHidden(element) ? 'password' : 'text' });
  }
  return { clicks, classes, fields };
}

const isTextField = (name: string) => /EditText$|TextView$/.test(name);

function isHidden(element: AxmlElement): boolean {
  const type = numberOf(element, 'inputType') ?? 0;
  return HIDDEN.has(type & (VARIATION | CLASS)) || (numberOf(element, 'password') ?? 0) !== 0;
}

/** @source Android SDK, android.R.attr (constants are final) */
const IDS = { id: 0x0101_00d0, name: 0x0101_0003, onClick: 0x0101_026f, inputType: 0x0101_0220, password: 0x0101_015c } as const;

function attribute(element: AxmlElement, name: keyof typeof IDS): AxmlAttribute | undefined {
  return element.attributes.find(({ id }) => id === IDS[name]) ?? element.attributes.find((one) => one.name === name);
}

const textOf = (element: AxmlElement, name: keyof typeof IDS): string | undefined => plainText(attribute(element, name));

function numberOf(element: AxmlElement, name: keyof typeof IDS): number | undefined {
  const found = attribute(element, name);
  if (found === undefined) return undefined;
  if (isReference(found.value) || isInteger(found.value)) return found.value.data;
  const number = Number(found.raw ?? found.text);
  return Number.isNaN(number) ? undefined : number;
}
