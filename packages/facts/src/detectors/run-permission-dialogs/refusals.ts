import { type Answer, isDenial } from '../../runs/asked.ts';

/** Refusals of each group of permissions, and how often it was asked for since. */
export class Refusals {
  readonly #windowMs: number;
  readonly #groups = new Map<string, Group>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** The last refusal that no grant has undone. */
  last(group: string): Answer | undefined {
    return this.#groups.get(group)?.refused.at(-1)?.answer;
  }

  /** The group is asked for. @returns how often within the window after the earliest refusal in it, this time included */
  asked(group: string, { time }: { readonly time?: number }): number | undefined {
    const known = this.#groups.get(group);
    if (known === undefined || known.refused.length === 0) return undefined;
    known.asked++;
    const { refused } = known;
    while (known.from < refused.length - 1 && this.#isOver(refused[known.from] as Refused, time)) known.from++;
    const first = refused[known.from] as Refused;
    return this.#isOver(first, time) ? undefined : known.asked - first.askedBefore;
  }

  answered(group: string, answer: Answer): void {
    const known = this.#groups.get(group) ?? { refused: [], asked: 0, from: 0 };
    if (isDenial(answer)) known.refused.push({ answer, askedBefore: known.asked });
    else if (answer.outcome === 'allowed') Object.assign(known, { refused: [], from: 0 });
    this.#groups.set(group, known);
  }

  #isOver({ answer }: Refused, time: number | undefined): boolean {
    return time !== undefined && answer.time !== undefined && time - answer.time > this.#windowMs;
  }
}

interface Refused {
  readonly answer: Answer;
  /** Times that the group had been asked for when it was refused. */
  readonly askedBefore: number;
}

interface Group {
  refused: Refused[];
  asked: number;
  /** Index of the earliest refusal within the window. */
  from: number;
}
