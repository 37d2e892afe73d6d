import type { HookTable, TextMark } from '../hook-table.ts';
import type { Target } from '../send/wire.ts';
import { ask, elementsOf, isJava, textOf } from './ask.ts';
import { actionsOf, describeSensor } from './describe.ts';

/** One call as a hook sees it. */
export interface Seen {
  /** The object, or the class for static methods. */
  readonly self: JavaObject;
  readonly given: readonly unknown[];
  readonly types: readonly JavaType[];
}

/** What a call is about; `skip`: it cannot concern anybody, like asking for one's own package. */
export type About = { readonly target?: Target } | 'skip';

/** Says what a call is about, by the rule that its row of the table names. */
export type AboutRules = Readonly<Record<string, (seen: Seen) => About>>;

/** @param own package of the app, when it is known */
export function aboutRules(table: HookTable, own: () => string | undefined): AboutRules {
  const hooked = new Set(table.classes.flatMap(({ name, methods }) => methods.map((method) => `${name}.${method.name}`)));
  const isPersonalFile = matcher(table.files);
  const isPersonalProperty = matcher(table.properties);

  return {
    uri: ({ given }) =>
      target(
        'uri',
        given.map(uriIn).find((uri) => uri !== undefined),
      ),
    command: ({ self, given }) => target('command', given.length === 0 ? commandOf(self) : textOrList(given[0])),
    sensor: ({ given }) => target('sensor', sensorIn(given)),
    action: ({ given }) => filterOrIntent(given),
    property: ({ given }) => personal('property', textOf(given[0]), isPersonalProperty),
    file: ({ self, given }) => personal('file', fileIn(given) ?? printed(self), (path) => isPersonalFile(path) && !isOwn(path)),
    'requests-permission': ({ given }) =>
      target(
        'permission',
        given.map(textOrList).find((text) => text?.includes('permission') === true),
      ),
    reflection: ({ self }) => (hooked.has(reflected(self)) ? {} : 'skip'),
    package: ({ given }) => foreignPackage(given),
    window: ({ given }) => (given.some(isOwnWindow) ? 'skip' : {}),
  };

  function foreignPackage(given: readonly unknown[]): About {
    const intent = given.find(isIntent);
    const named = intent === undefined ? given.map(textOf).find((text) => text !== undefined) : packageOf(intent);
    if (named === undefined || named === own()) return 'skip';
    return { target: { kind: 'package', value: named } };
  }

  function filterOrIntent(given: readonly unknown[]): About {
    const filter = given.find((value) => isJava(value) && value.$className === 'android.content.IntentFilter');
    if (filter !== undefined) return target('broadcast', actionsOf(filter as JavaObject));
    const intents = [...given, ...given.flatMap(elementsOf)].filter(isIntent);
    const foreign = intents.find((intent) => packageOf(intent) === undefined || packageOf(intent) !== own());
    if (intents.length > 0 && foreign === undefined) return 'skip';
    return foreign === undefined ? {} : target('package', packageOf(foreign));
  }

  function isOwn(path: string): boolean {
    const name = own();
    return name !== undefined && path.includes(`/${name}/`);
  }
}

/** Whether a text is one of those that mean personal information. */
export function matcher(marks: readonly TextMark[]): (text: string) => boolean {
  return (text) =>
    marks.some(({ value, match }) =>
      match === 'exact' ? text === value : match === 'prefix' ? text.startsWith(value) : text.includes(value),
    );
}

const target = (kind: Target['kind'], value: string | undefined): About =>
  value === undefined ? {} : { target: { kind, value: value.slice(0, 500) } };

const personal = (kind: Target['kind'], value: string | undefined, isPersonal: (text: string) => boolean): About =>
  value === undefined || !isPersonal(value) ? 'skip' : target(kind, value);

/** @source android.view.WindowManager.LayoutParams: FIRST_SYSTEM_WINDOW, TYPE_TOAST */
const [SYSTEM_WINDOWS, TOAST] = [2_000, 2_005];

/** Windows of the app's own pages and dialogs lie over nothing else. */
function isOwnWindow(value: unknown): boolean {
  if (!isJava(value) || value.$className !== 'android.view.WindowManager$LayoutParams') return false;
  const { value: type } = value['type'] as { readonly value: unknown };
  return typeof type === 'number' && (type < SYSTEM_WINDOWS || type === TOAST);
}

const isIntent = (value: unknown): value is JavaObject => isJava(value) && value.$className === 'android.content.Intent';

function packageOf(intent: JavaObject): string | undefined {
  const component = ask(intent, 'getComponent');
  return textOf(isJava(component) ? ask(component, 'getPackageName') : ask(intent, 'getPackage'));
}

/** An authority alone stands for its content address. */
function uriIn(value: unknown): string | undefined {
  if (isJava(value)) return /^android\.net\.Uri\b/.test(value.$className) ? printed(value) : undefined;
  const text = textOf(value);
  if (text === undefined || !/^[\w.:/-]+$/.test(text)) return undefined;
  return text.startsWith('content://') ? text : /^[a-z]\w*(?:\.\w+)*$/i.test(text) && text.length > 2 ? `content://${text}` : undefined;
}

function sensorIn(given: readonly unknown[]): string | undefined {
  const sensor = given.find((value) => isJava(value) && value.$className === 'android.hardware.Sensor');
  if (sensor !== undefined) return describeSensor(sensor as JavaObject);
  return typeof given[0] === 'number' ? `type=${given[0]}` : undefined;
}

function fileIn(given: readonly unknown[]): string | undefined {
  const [first] = given;
  if (isJava(first)) return first.$className === 'java.io.File' ? printed(first) : undefined;
  return textOf(first);
}

/** A command of ProcessBuilder: its list. */
const commandOf = (builder: JavaObject) =>
  printed(ask(builder, 'command'))
    ?.replace(/^\[|\]$/g, '')
    .replaceAll(', ', ' ');

function textOrList(value: unknown): string | undefined {
  const texts = elementsOf(value).map(textOf);
  return texts.length === 0 ? textOf(value) : texts.join(' ');
}

const printed = (value: unknown): string | undefined => (isJava(value) ? String(ask(value, 'toString')) : undefined);

/** `android.telephony.TelephonyManager.getDeviceId` of a Method, Field or Constructor. */
function reflected(member: JavaObject): string {
  const owner = ask(member, 'getDeclaringClass') as JavaObject;
  const name = /Constructor$/.test(member.$className) ? '<init>' : String(ask(member, 'getName'));
  return `${String(ask(owner, 'getName'))}.${name}`;
}
