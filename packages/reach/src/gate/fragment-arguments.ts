import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { both, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { leaves, type Value } from '../conditions/value.ts';
import { descriptorOf } from '../entries/class-names.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { type CallPlace, callsNamed } from './calls-named.ts';
import { BUNDLE } from './intent-puts.ts';
import type { SentBags } from './sent-bags.ts';
import type { Solving } from './solving.ts';

const MOST_PLACES = 400;
const FRAGMENTS = ['Landroid/app/Fragment;', 'Landroidx/fragment/app/Fragment;', 'Landroid/support/v4/app/Fragment;'];

/** Calls that make a fragment, or go to one, with arguments. */
const MAKES: readonly { readonly owner: string; readonly names: readonly string[] }[] = [
  ...FRAGMENTS.map((owner) => ({ owner, names: ['instantiate'] })),
  { owner: 'Landroidx/fragment/app/FragmentTransaction;', names: ['add', 'replace'] },
  { owner: 'Landroidx/navigation/NavController;', names: ['navigate', 'setGraph'] },
  { owner: 'Landroidx/navigation/fragment/NavHostFragment;', names: ['create'] },
];

/** Calls that give fragments their arguments; undefined when there are too many. */
export function argumentPlaces(program: Program): readonly CallPlace[] | undefined {
  const made = MAKES.flatMap(({ owner, names }) =>
    names.flatMap((name) =>
      program
        .callsTo({ class: owner, name })
        .filter(({ target }) => /Landroid\/os\/Bundle;|\/NavDirections;/.test(target.signature))
        .map(({ method, instruction }) => ({ method: method.id, instruction })),
    ),
  );
  const places = [...callsNamed(program, 'setArguments'), ...made];
  return places.length > MOST_PLACES ? undefined : places;
}

/** What fragments are given as their arguments. */
export class FragmentArguments {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #sent: SentBags;

  constructor(solving: Solving, sent: SentBags) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#sent = sent;
  }

  /** What each call gives to a fragment of the class; undefined when not all are seen. */
  given(owner: string, asked: Predicate): readonly Outcome[] | undefined {
    return this.#solving.input.given()?.map((place) => this.#at(place, owner, asked));
  }

  #at(place: CallPlace, owner: string, asked: Predicate): Outcome {
    const here = this.#solving.at(place);
    const frame = here === NEVER ? undefined : this.#constants.frames.of(place.method);
    const i = frame?.values.body.indexOf(place.instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call') return here;
    const types = parameterTypes(call.target.signature);
    const given = call.how === 'static' ? call.arguments : call.arguments.slice(1);
    const at = types.indexOf(BUNDLE);
    const named = given.filter((_, n) => n < at && NAMES.has(types[n]!));
    const bundle = given[at];
    if (bundle === undefined) return here;
    const fragments = call.target.name === 'setArguments' ? call.arguments.slice(0, 1) : named;
    const isOther = fragments.length > 0 && fragments.every((value) => leaves(value).every((leaf) => this.#isOther(leaf, owner)));
    return isOther ? NEVER : both(here, this.#sent.sent(bundle, frame, i, asked));
  }

  /** Whether a value is, or names, a fragment of another class. */
  #isOther(value: Value, owner: string): boolean {
    const { program } = this.#constants.methods;
    const type =
      value.kind === 'new'
        ? value.class
        : value.kind === 'class'
          ? value.descriptor
          : value.kind === 'text'
            ? descriptorOf(value.value)
            : undefined;
    if (type === undefined || !FRAGMENTS.some((above) => program.isSubtype(type, above))) return false;
    return type !== owner && !program.isSubtype(type, owner) && !program.isSubtype(owner, type);
  }
}

/** Types by which the class of a fragment is named. */
const NAMES: ReadonlySet<string> = new Set(['Ljava/lang/Class;', 'Ljava/lang/String;']);
