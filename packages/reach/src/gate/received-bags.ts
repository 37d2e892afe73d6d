import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { CallValue } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import { type BagPuts, bagsOf } from './intent-puts.ts';

/** A call that gets, or gives, the intent of a page or the arguments of a fragment. */
export interface BagCall {
  readonly at: CallPlace;
  readonly call: CallValue;
  readonly frame: Frame;
  /** What is got is given back to whoever called: others may change it. */
  readonly isReturned: boolean;
}

/** Classes whose objects have an intent or arguments, and the calls on these. */
export type BagOwner = 'page' | 'fragment';

const OWNERS: Readonly<Record<BagOwner, { readonly classes: readonly string[]; readonly gets: readonly string[] }>> = {
  page: { classes: ['Landroid/app/Activity;'], gets: ['getIntent'] },
  fragment: {
    classes: ['Landroid/app/Fragment;', 'Landroidx/fragment/app/Fragment;', 'Landroid/support/v4/app/Fragment;'],
    gets: ['getArguments', 'requireArguments'],
  },
};
/** More such calls are not looked at. */
const MOST_CALLS = 300;
const RETURN_OBJECT = 0x11;

/** Calls by which somebody else than the sender changes what a page or a fragment was given. */
export class ReceivedBags {
  readonly #constants: ConstantValues;
  readonly #puts: BagPuts;
  readonly #changing: Map<string, readonly BagCall[] | undefined>;
  readonly #exchanging: Map<string, readonly BagCall[] | undefined>;

  constructor(constants: ConstantValues, puts: BagPuts) {
    this.#constants = constants;
    this.#puts = puts;
    this.#changing = new Map();
    this.#exchanging = new Map();
  }

  /** Calls that get what an object of the class may have been given, and do more than look; undefined when there are too many. */
  changing(type: string, owner: BagOwner): readonly BagCall[] | undefined {
    const key = `${owner} ${type}`;
    if (!this.#changing.has(key)) {
      const calls = OWNERS[owner].gets.map((name) => this.#calls(type, owner, name));
      const all = calls.includes(undefined) ? undefined : calls.flatMap((one) => one ?? []);
      this.#changing.set(
        key,
        all?.filter(({ call, frame, isReturned }) => isReturned || this.#puts.into(call, frame).length > 0),
      );
    }
    return this.#changing.get(key);
  }

  /** Calls that give a page of the class another intent. */
  exchanging(type: string): readonly BagCall[] | undefined {
    if (!this.#exchanging.has(type)) this.#exchanging.set(type, this.#calls(type, 'page', 'setIntent'));
    return this.#exchanging.get(type);
  }

  #calls(type: string, owner: BagOwner, name: string): readonly BagCall[] | undefined {
    const { program } = this.#constants.methods;
    const sites = OWNERS[owner].classes.flatMap((above) =>
      program
        .callsTo({ class: above, name })
        .filter(({ target }) => program.isSubtype(type, target.class) || program.isSubtype(target.class, type)),
    );
    if (sites.length > MOST_CALLS) return undefined;
    return sites.flatMap(({ method, instruction }) => {
      const frame = this.#constants.frames.of(method.id);
      const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
      if (frame === undefined || call?.kind !== 'call') return [];
      return [{ at: { method: method.id, instruction }, call, frame, isReturned: isReturned(call, frame) }];
    });
  }
}

/** The class of the app whose intent or arguments a call asks for. */
export function ownerOf({ target, arguments: [receiver] }: CallValue, { method }: Frame, { methods }: ConstantValues): string | undefined {
  const types = [
    ...(receiver?.kind === 'parameter' && receiver.index === -1 ? [method.class] : []),
    ...(receiver?.kind === 'field' ? [receiver.type] : []),
    target.class,
  ];
  return types.find((type) => methods.isApp(type));
}

function isReturned(call: CallValue, { values }: Frame): boolean {
  const { body } = values;
  for (let i = 0; i < body.count; i++)
    if (body.op[i] === RETURN_OBJECT && bagsOf(values.before(i, body.registers(i)[0]!)).includes(call)) return true;
  return false;
}
