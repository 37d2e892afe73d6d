import type { App } from '@touchstone/app-model';
import { type AxmlAttribute, isReference } from '@touchstone/formats/axml';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { XmlFiles } from '../xml-files.ts';
import type { CallPlace } from './calls-named.ts';
import type { Layouts } from './layouts.ts';
import { placesOf } from './waits.ts';

const MANAGERS = ['Landroid/preference/PreferenceManager;', 'Landroidx/preference/PreferenceManager;'];
const NUMBER = '(Landroid/content/Context;I';
/** @source Android SDK, android.R.attr.key */
const KEY = 0x010101e8;

/** Calls that store what a file of preferences says, whatever nobody has stored before. */
export class StoreDefaults {
  readonly places: readonly CallPlace[];
  readonly #app: App;
  readonly #constants: ConstantValues;
  readonly #layouts: Layouts;
  readonly #files: XmlFiles;

  constructor(app: App, constants: ConstantValues, layouts: Layouts, files: XmlFiles) {
    this.places = MANAGERS.flatMap((owner) => placesOf(app.program, owner, ['setDefaultValues']));
    this.#app = app;
    this.#constants = constants;
    this.#layouts = layouts;
    this.#files = files;
  }

  /** Those that may store something under a name. */
  of(key: string): readonly CallPlace[] {
    return this.places.filter((place) => this.#mayHave(place, key));
  }

  #mayHave({ method, instruction }: CallPlace, key: string): boolean {
    const frame = this.#constants.frames.of(method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    if (frame === undefined || call?.kind !== 'call' || !call.target.signature.startsWith(NUMBER)) return true;
    const [, number] = call.arguments;
    const ids = number === undefined ? undefined : this.#constants.numbers(number, frame);
    return ids === undefined || ids.some((id) => this.#names(id)?.includes(key) !== false);
  }

  /** Names in a file; undefined when it is not found. */
  #names(id: number): readonly string[] | undefined {
    const path = this.#app.resources.values(id)[0]?.text;
    const document = path === undefined ? undefined : this.#files.at(path);
    return document?.elements.flatMap(({ attributes }) =>
      attributes.filter((one) => one.id === KEY || (one.id === 0 && one.name === 'key')).flatMap((one) => this.#textsOf(one)),
    );
  }

  #textsOf({ value, text }: AxmlAttribute): readonly string[] {
    return isReference(value) ? this.#layouts.textsOf(value.data) : text === undefined ? [] : [text];
  }
}
