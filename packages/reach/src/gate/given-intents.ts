import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { both, either, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { INTENT } from './intent-puts.ts';
import type { SentBags } from './sent-bags.ts';
import type { Solving } from './solving.ts';

/** Methods of the app that the platform, or who does not know of them, gives an intent on its way. */
const ON_THE_WAY = {
  /** Receivers inside the app are all given the same one, one after the other. */
  receivers: { above: ['Landroid/content/BroadcastReceiver;'], names: /^onReceive$/ },
  /** What makes pages is given theirs. */
  makers: {
    above: ['Landroid/app/AppComponentFactory;', 'Landroid/app/Instrumentation;'],
    names: /^(?:instantiateActivity|newActivity|callActivityOn\w+)$/,
  },
  /** What the app has put in the place of the platform's own. */
  openers: {
    above: ['Landroid/content/Context;', 'Landroid/app/Fragment;', 'Landroidx/fragment/app/Fragment;', 'Landroid/support/v4/app/Fragment;'],
    names: /^(?:start(?:Activity\w*|Activities|Service|ForegroundService)|bindService|send\w*Broadcast\w*)$/,
  },
} as const;

/** What methods put into intents that are not theirs, on the way from who sends them to who gets them. */
export class GivenIntents {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #sent: SentBags;

  constructor(solving: Solving, sent: SentBags) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#sent = sent;
  }

  /** What such methods put in: at worst not known, as it is not followed which intents they are given. */
  put(by: keyof typeof ON_THE_WAY, asked: Predicate): Outcome {
    return this.#solving.rounds.ask(`put on the way by ${by} ${asked.key}`, () =>
      methodsOf(this.#constants.methods.program, by)
        .map(({ id, index }) => {
          const frame = this.#constants.frames.of(id);
          return frame === undefined ? UNCLEAR : both(UNCLEAR, this.#sent.put({ kind: 'parameter', index }, frame, asked));
        })
        .reduce(either, NEVER as Outcome),
    );
  }
}

function methodsOf(program: Program, by: keyof typeof ON_THE_WAY): readonly { readonly id: number; readonly index: number }[] {
  const { above, names } = ON_THE_WAY[by];
  return above
    .flatMap((type) => program.subtypesOf(type))
    .flatMap((type) => type.methods())
    .filter(({ name, hasCode }) => hasCode && names.test(name))
    .map(({ id, signature }) => ({ id, index: parameterTypes(signature).indexOf(INTENT) }))
    .filter(({ index }) => index >= 0);
}
