import type { Component } from '@touchstone/app-model';
import { descriptorOf } from '../entries/class-names.ts';
import type { Found, Frame, FrameValues, Spot } from './frames.ts';
import { callsOn } from './object-calls.ts';

/** Where an intent may go, as far as its making shows. */
export interface IntentAim {
  /** Descriptors of classes that it names, with instructions that ran when it is this one. */
  readonly classes: { readonly descriptor: string; readonly chosen: readonly Spot[] }[];
  readonly packages: Set<string>;
  readonly actions: Set<string>;
  readonly categories: Set<string>;
  /** Addresses that it carries. */
  readonly data: Set<string>;
  readonly types: Set<string>;
  /** The app's own package is among the packages. */
  isOwnPackage: boolean;
  /** Nothing of it is known, or it may name another class. */
  isUnknown: boolean;
  /** It opens the first page of some app. */
  isLauncher: boolean;
}

const INTENT = 'Landroid/content/Intent;';
const COMPONENT = 'Landroid/content/ComponentName;';

/** The intents that a value can be. Each is one aim: what is set on it later counts, in whatever order. */
export function intentAims(values: FrameValues, found: readonly Found[], ownPackage: string): readonly IntentAim[] {
  return found.flatMap((one) => new AimReader(values, ownPackage).read(one));
}

/** The class that a ComponentName can name, and the packages. */
export function componentAim(values: FrameValues, found: readonly Found[], ownPackage: string): IntentAim {
  const reader = new AimReader(values, ownPackage);
  for (const one of found) reader.component(one);
  return reader.aim;
}

/** Intents in intents: choosers, copies, arrays. */
const DEEPEST = 4;

class AimReader {
  readonly aim: IntentAim;
  readonly #values: FrameValues;
  readonly #ownPackage: string;
  /** Where the intent itself was chosen. */
  #chosen: readonly Spot[];

  constructor(values: FrameValues, ownPackage: string) {
    this.#values = values;
    this.#ownPackage = ownPackage;
    this.aim = newAim();
    this.#chosen = [];
  }

  read(found: Found, depth = 0): readonly IntentAim[] {
    const { origin, frame } = found;
    if (depth > DEEPEST || origin.kind === 'number' || origin.kind === 'text' || origin.kind === 'class' || origin.kind === 'lambda')
      return [];
    if (origin.kind === 'object' && origin.class.startsWith('[')) return this.#items(found, depth);
    if (origin.kind === 'object') {
      this.#chosen = [...this.#chosen, ...found.chosen];
      this.#made(found);
      return [this.aim];
    }
    if (origin.kind === 'platform' && origin.instruction >= 0 && origin.member?.class === INTENT) return this.#given(found, depth);
    if (origin.kind === 'platform' && origin.instruction >= 0 && origin.member?.name === 'getLaunchIntentForPackage') {
      this.#package(frame, origin.instruction, 1);
      this.aim.isLauncher = true;
      if (this.aim.isOwnPackage) this.#aimAtLauncher();
      return [this.aim];
    }
    this.aim.isUnknown = true;
    return [this.aim];
  }

  component({ origin, trail }: Found): void {
    if (origin.kind === 'number') return;
    if (origin.kind !== 'object' || origin.class !== COMPONENT) {
      this.aim.isUnknown = true;
      return;
    }
    for (const call of callsOn(this.#values.origins, trail)) this.#componentArguments(call.frame, call.at);
  }

  /** `new Intent(…)` and all that is called on it. */
  #made({ trail }: Found): void {
    for (const { frame, at } of callsOn(this.#values.origins, trail)) this.#apply(frame, at);
  }

  /** What a static or fluent method of Intent gave. */
  #given({ origin, frame }: Found, depth: number): readonly IntentAim[] {
    if (origin.kind !== 'platform') return [];
    const at = origin.instruction;
    const name = origin.member?.name ?? '';
    if (name === 'makeMainActivity' || name === 'makeRestartActivityTask') {
      for (const one of this.#values.operand(frame, at, 0)) this.component(one);
      return [this.aim];
    }
    if (name === 'parseUri' || name === 'getIntent' || name === 'parseIntent') {
      for (const text of this.#values.texts(frame, at, 0)) this.aim.data.add(text);
      return [this.aim];
    }
    const receivers = this.#values.operand(frame, at, 0);
    const isMade = receivers.some(({ origin: of }) => of.kind === 'object');
    if (!isMade && name !== 'createChooser' && name !== 'clone') this.#apply(frame, at);
    const inner = receivers.flatMap((one) => this.read(one, depth + 1));
    return inner.length > 0 ? inner : [this.aim];
  }

  #items({ origin, frame }: Found, depth: number): readonly IntentAim[] {
    if (origin.kind !== 'object') return [];
    const { puts } = this.#values.origins.aliases.contents({ method: frame.method, value: origin.value });
    return puts.flatMap(({ method, value }) =>
      this.#values
        .of(method === frame.method ? frame : { method, from: 'any' }, value)
        .flatMap((one) => new AimReader(this.#values, this.#ownPackage).read(one, depth + 1)),
    );
  }

  /** A call on an intent; operand 0 is the intent. */
  #apply(frame: Frame, at: number): void {
    const { methods } = this.#values.origins;
    const call = methods.call(frame.method, at);
    const target = call === undefined ? undefined : methods.target(frame.method, call);
    if (target === undefined) return;
    const key = target.name === '<init>' ? `<init>${target.signature}` : target.name;
    if (Object.hasOwn(STEPS, key)) STEPS[key]?.(this, frame, at);
  }

  classAt(frame: Frame, at: number, n: number): void {
    const isUnknown = this.#values.isUnknown;
    this.#values.isUnknown = false;
    for (const { descriptor, chosen } of this.#values.classes(frame, at, n)) this.#aimAt(descriptor, frame, at, chosen);
    this.aim.isUnknown ||= this.#values.isUnknown;
    this.#values.isUnknown ||= isUnknown;
  }

  /** A name may begin with a point, or follow a package. */
  namedClassAt(frame: Frame, at: number, n: number): void {
    const names = this.#values.chosenTexts(frame, at, n);
    for (const { text, chosen } of names)
      this.#aimAt(descriptorOf(text.startsWith('.') ? this.#ownPackage + text : text), frame, at, chosen);
    if (names.length === 0 || !this.#values.areAllTexts(frame, at, n)) this.aim.isUnknown = true;
  }

  #aimAtLauncher(): void {
    this.aim.actions.add('android.intent.action.MAIN');
    this.aim.categories.add('android.intent.category.LAUNCHER');
  }

  #aimAt(descriptor: string, { method }: Frame, at: number, chosen: readonly Spot[]): void {
    this.aim.classes.push({ descriptor, chosen: [...this.#chosen, { method, at }, ...chosen] });
  }

  textsAt(into: Set<string>, frame: Frame, at: number, n: number): void {
    for (const text of this.#values.texts(frame, at, n)) into.add(text);
  }

  packageAt(frame: Frame, at: number, n: number): void {
    this.#package(frame, at, n);
  }

  dataAt(frame: Frame, at: number, n: number): void {
    for (const text of uriTexts(this.#values, this.#values.operand(frame, at, n))) this.aim.data.add(text);
  }

  componentAt(frame: Frame, at: number, n: number): void {
    for (const one of this.#values.operand(frame, at, n)) this.component(one);
  }

  copyAt(frame: Frame, at: number, n: number): void {
    for (const one of this.#values.operand(frame, at, n)) this.read(one, 1);
  }

  #componentArguments(frame: Frame, at: number): void {
    const { methods } = this.#values.origins;
    const call = methods.call(frame.method, at);
    const target = call === undefined ? undefined : methods.target(frame.method, call);
    if (target?.name !== '<init>') return;
    const { signature } = target;
    if (signature.startsWith('(Ljava/lang/String;')) this.#package(frame, at, 1);
    else this.aim.isOwnPackage = true;
    if (signature.includes('Ljava/lang/Class;')) this.classAt(frame, at, 2);
    else this.namedClassAt(frame, at, 2);
  }

  #package(frame: Frame, at: number, n: number): void {
    for (const name of this.#values.texts(frame, at, n)) {
      if (name === this.#ownPackage) this.aim.isOwnPackage = true;
      else this.aim.packages.add(name);
    }
  }
}

function newAim(): IntentAim {
  return {
    classes: [],
    packages: new Set(),
    actions: new Set(),
    categories: new Set(),
    data: new Set(),
    types: new Set(),
    isOwnPackage: false,
    isUnknown: false,
    isLauncher: false,
  };
}

type Step = (reader: AimReader, frame: Frame, at: number) => void;

const ownClass: Step = (reader, frame, at) => {
  reader.aim.isOwnPackage = true;
  reader.classAt(frame, at, 2);
};

/** What calls on an intent say about where it goes: by name, constructors with their signature. */
const STEPS: Readonly<Record<string, Step>> = {
  '<init>(Landroid/content/Context;Ljava/lang/Class;)V': ownClass,
  '<init>(Ljava/lang/String;)V': (reader, frame, at) => reader.textsAt(reader.aim.actions, frame, at, 1),
  '<init>(Ljava/lang/String;Landroid/net/Uri;)V': (reader, frame, at) => {
    reader.textsAt(reader.aim.actions, frame, at, 1);
    reader.dataAt(frame, at, 2);
  },
  '<init>(Ljava/lang/String;Landroid/net/Uri;Landroid/content/Context;Ljava/lang/Class;)V': (reader, frame, at) => {
    reader.textsAt(reader.aim.actions, frame, at, 1);
    reader.dataAt(frame, at, 2);
    reader.classAt(frame, at, 4);
  },
  '<init>(Landroid/content/Intent;)V': (reader, frame, at) => reader.copyAt(frame, at, 1),
  setClass: ownClass,
  setClassName: (reader, frame, at) => {
    reader.packageAt(frame, at, 1);
    reader.namedClassAt(frame, at, 2);
  },
  setComponent: (reader, frame, at) => reader.componentAt(frame, at, 1),
  setPackage: (reader, frame, at) => reader.packageAt(frame, at, 1),
  setAction: (reader, frame, at) => reader.textsAt(reader.aim.actions, frame, at, 1),
  addCategory: (reader, frame, at) => reader.textsAt(reader.aim.categories, frame, at, 1),
  setData: (reader, frame, at) => reader.dataAt(frame, at, 1),
  setDataAndNormalize: (reader, frame, at) => reader.dataAt(frame, at, 1),
  setType: (reader, frame, at) => reader.textsAt(reader.aim.types, frame, at, 1),
  setDataAndType: (reader, frame, at) => {
    reader.dataAt(frame, at, 1);
    reader.textsAt(reader.aim.types, frame, at, 2);
  },
};

/** Texts of the addresses that values can be, through `Uri.parse` and what is built upon it. */
export function uriTexts(values: FrameValues, found: readonly Found[], depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  return found.flatMap(({ origin, frame }) => {
    if (origin.kind === 'text') return [origin.value];
    if (origin.kind !== 'platform' || origin.instruction < 0 || origin.member === undefined) return [];
    const { instruction, member } = origin;
    if (member.name === 'parse') return values.texts(frame, instruction, 0);
    if (!ON_URI.has(member.name)) return [];
    return uriTexts(values, values.operand(frame, instruction, 0), depth + 1);
  });
}

const ON_URI = new Set([
  'withAppendedPath',
  'withAppendedId',
  'buildUpon',
  'build',
  'appendPath',
  'appendEncodedPath',
  'appendQueryParameter',
  'appendId',
  'normalizeScheme',
]);

/** Whether a filter of a component lets in an intent that names no class. */
export function answers(aim: IntentAim, component: Component, ownPackage: string): boolean {
  if (aim.packages.size > 0 && !aim.packages.has(ownPackage) && !aim.isOwnPackage) return false;
  if (aim.actions.size === 0 && aim.data.size === 0) return false;
  return component.filters.some(
    (filter) =>
      (aim.actions.size === 0 || filter.actions.some((action) => aim.actions.has(action))) &&
      [...aim.categories].every((category) => filter.categories.includes(category)) &&
      hasData(aim, filter),
  );
}

function hasData(aim: IntentAim, { schemes, hosts, mimeTypes }: Component['filters'][number]): boolean {
  if (aim.data.size === 0 && aim.types.size === 0) return schemes.length === 0 || mimeTypes.length > 0;
  if (schemes.length === 0 && mimeTypes.length === 0) return false;
  if (aim.data.size === 0) return true;
  return [...aim.data].some((address) => {
    const [, scheme, host] = /^([\w.+-]+):(?:\/\/([^/:?#]*))?/.exec(address) ?? [];
    if (scheme === undefined || !(schemes.includes(scheme) || schemes.length === 0)) return false;
    return hosts.length === 0 || host === undefined || host === '' || hosts.some((one) => one === host || one === '*');
  });
}
