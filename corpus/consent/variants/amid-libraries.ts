import type { ClassSpec, Code, FieldSpec, MethodSpec } from '@touchstone/test-kit';
import type { ConsentApp } from '../consent-app.ts';
import { libraryFiles } from './library-files.ts';
import { placesMapped } from './places-mapped.ts';
import { rewrite } from './rewrite.ts';

/**
 * The app among libraries, as apps are in the world: its own code is `classes.dex`, that of a sample APK the DEX files after it. Where
 * the sample has them, the app's screens, fragments and dialogs are those of androidx. What both define is the app's, as on a device.
 *
 * @param sample the start of the name of an APK that npm brings
 */
export function amidLibraries(app: ConsentApp, sample: string): ConsentApp {
  const { files, types } = libraryFiles(sample);
  const own = new Map(app.dexes.flat().map((spec) => [spec.type, spec]));
  const has = (type: string): boolean => types.has(type) && !own.has(type);
  const change = new Counterparts(own, has);
  return {
    ...app,
    spec: {
      ...app.spec,
      sign: false,
      entries: (all) => [
        ...(app.spec.entries?.(all) ?? all),
        ...files.map((data, i) => ({ name: `classes${app.dexes.length + i + 1}.dex`, data, method: 'stored' as const })),
      ],
    },
    dexes: app.dexes.map((part) => part.map((spec) => change.class(spec))),
    strangers: new Set([...types].filter((type) => !own.has(type))),
    truth: placesMapped(app.truth, (place) => change.name(place)),
  };
}

/** What an app's class is below instead. */
const PARENTS: Readonly<Record<string, string>> = {
  'Landroid/app/Activity;': 'Landroidx/appcompat/app/AppCompatActivity;',
  'Landroid/app/Dialog;': 'Landroidx/appcompat/app/AppCompatDialog;',
};

/** Types that are another one everywhere: the two worlds do not mix. */
const TYPES: Readonly<Record<string, string>> = {
  'Landroid/app/AlertDialog;': 'Landroidx/appcompat/app/AlertDialog;',
  'Landroid/app/AlertDialog$Builder;': 'Landroidx/appcompat/app/AlertDialog$Builder;',
  'Landroid/app/Fragment;': 'Landroidx/fragment/app/Fragment;',
  'Landroid/app/DialogFragment;': 'Landroidx/fragment/app/DialogFragment;',
  'Landroid/app/FragmentManager;': 'Landroidx/fragment/app/FragmentManager;',
  'Landroid/app/FragmentTransaction;': 'Landroidx/fragment/app/FragmentTransaction;',
};

const ACTIVITY = 'Landroid/app/Activity;';
const FRAGMENT = 'Landroid/app/Fragment;';
const DIALOG_FRAGMENT = 'Landroid/app/DialogFragment;';
const FRAGMENT_ACTIVITY = 'Landroidx/fragment/app/FragmentActivity;';

/** Classes and calls in the words of androidx. */
class Counterparts {
  readonly #own: ReadonlyMap<string, ClassSpec>;
  readonly #has: (type: string) => boolean;

  constructor(own: ReadonlyMap<string, ClassSpec>, has: (type: string) => boolean) {
    this.#own = own;
    this.#has = has;
  }

  class(spec: ClassSpec): ClassSpec {
    const parent = spec.extends === null ? null : this.name(this.#instead(PARENTS, spec.extends));
    return {
      ...spec,
      extends: parent,
      fields: spec.fields.map((one): FieldSpec => ({ ...one, type: this.name(one.type) })),
      methods: spec.methods.map((one) => this.#method(one, spec.extends, parent)),
    };
  }

  /** A descriptor, or a reference, with every type in it in its new name. */
  name(text: string): string {
    return text.replace(/L[^;]+;/g, (type) => this.#instead(TYPES, type));
  }

  #method(spec: MethodSpec, before: string | null, parent: string | null): MethodSpec {
    const { body } = spec;
    const call = (key: string, opcode: string): string =>
      this.#call(isAbove(key, opcode, before) ? `${parent}${key.slice(before!.length)}` : key);
    const name = (type: string): string => this.name(type);
    return {
      ...spec,
      proto: this.name(spec.proto),
      ...(body === undefined ? {} : { body: (code: Code) => rewrite.calls(spec, code, name, call) }),
    };
  }

  /** A called method: what an activity and its fragments give each other has other types, and one another name. */
  #call(key: string): string {
    const [type = '', member = ''] = key.split('->');
    if (member === 'getActivity()Landroid/app/Activity;' && this.#isBelow(type, FRAGMENT) && this.#has(FRAGMENT_ACTIVITY))
      return `${this.name(type)}->getActivity()${FRAGMENT_ACTIVITY}`;
    const isManager = member === 'getFragmentManager()Landroid/app/FragmentManager;' && this.#isBelow(type, ACTIVITY);
    if (isManager && this.#has(FRAGMENT_ACTIVITY)) {
      return this.name(`${type === ACTIVITY ? FRAGMENT_ACTIVITY : type}->getSupportFragmentManager()Landroid/app/FragmentManager;`);
    }
    return this.name(key);
  }

  #isBelow(type: string, above: string): boolean {
    for (let at: string | null | undefined = type; at; at = this.#own.get(at)?.extends) {
      if (at === above || (above === FRAGMENT && at === DIALOG_FRAGMENT)) return true;
    }
    return false;
  }

  #instead(table: Readonly<Record<string, string>>, type: string): string {
    const other = table[type];
    return other !== undefined && this.#has(other) ? other : type;
  }
}

/** Whether a call goes to the class above the one that makes it. */
function isAbove(key: string, opcode: string, above: string | null): boolean {
  return above !== null && key.startsWith(`${above}->`) && (opcode.startsWith('invoke-super') || key.includes('-><init>('));
}
