import type { OpenStart } from '../components/component-starts.ts';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { INTENT } from './intent-puts.ts';
import type { SentBags } from './sent-bags.ts';
import type { Solving } from './solving.ts';

/** What components are told by starts that are not seen to be theirs. */
export class UnseenStarts {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #sent: SentBags;

  constructor(solving: Solving, sent: SentBags) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#sent = sent;
  }

  /** What must have happened before somebody starts a component of the class unseen. @param asked of the intent; undefined for anything */
  of(type: string, asked?: Predicate): Outcome {
    const { opens } = this.#solving.input;
    if (opens.starts.length === 0) return NEVER;
    return this.#solving.rounds.ask(`unseen start of ${type} ${asked?.key ?? ''}`, () =>
      opens.starts
        .filter(({ starts }) => this.#fits(type, starts))
        .map((start) => (opens.isCovered ? both(both(UNCLEAR, this.#solving.at(start)), this.#tells(start, asked)) : UNCLEAR))
        .reduce(either, NEVER),
    );
  }

  /** What is put into intents of others when they are sent, which may be any. */
  filledIn(asked: Predicate): Outcome {
    return this.#solving.rounds.ask(`filled in ${asked.key}`, () => {
      const { program } = this.#constants.methods;
      const calls = FILLS.flatMap(({ owner, names }) => names.flatMap((name) => program.callsTo({ class: owner, name })));
      return calls
        .filter(({ target }) => parameterTypes(target.signature).includes(INTENT))
        .map(({ method, instruction }) => both(UNCLEAR, this.#tells({ method: method.id, instruction, via: [] }, asked)))
        .reduce(either, NEVER);
    });
  }

  #tells({ method, instruction, via }: Omit<OpenStart, 'starts'>, asked: Predicate | undefined): Outcome {
    const frame = asked === undefined ? undefined : this.#constants.frames.of(method);
    const i = frame?.values.body.indexOf(instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    return asked === undefined || frame === undefined || call?.kind !== 'call' ? FREE : this.#sent.by(call, i, frame, via, asked);
  }

  #fits(type: string, starts: string): boolean {
    const above = ABOVE[starts];
    return above === undefined || this.#constants.methods.program.isSubtype(type, above);
  }
}

const ABOVE: Readonly<Record<string, string>> = {
  activity: 'Landroid/app/Activity;',
  service: 'Landroid/app/Service;',
  receiver: 'Landroid/content/BroadcastReceiver;',
};

/** Calls that send what was made before, and add to it. */
const FILLS: readonly { readonly owner: string; readonly names: readonly string[] }[] = [
  { owner: 'Landroid/app/PendingIntent;', names: ['send'] },
  { owner: 'Landroid/content/IntentSender;', names: ['sendIntent'] },
  { owner: 'Landroid/app/Activity;', names: ['startIntentSender', 'startIntentSenderForResult', 'startIntentSenderFromChild'] },
  { owner: 'Landroid/content/Context;', names: ['startIntentSender'] },
  { owner: 'Landroid/widget/RemoteViews;', names: ['setOnClickFillInIntent'] },
];
