import type { QuestionState } from '@touchstone/domain/question';

/** Whose finding or order it is, as the one who asks sees it. */
export interface QuestionTarget {
  /** The authority; null where nobody has taken it: whose province it is, or the ministry. */
  readonly organisation: string | null;
  readonly province: string | null;
}

export interface QuestionTransaction {
  createQuestion(row: {
    readonly id: string;
    readonly kind: 'finding' | 'order';
    readonly target: string;
    readonly asker: string;
    readonly askingOrganisation: string;
    readonly organisation: string | null;
    readonly province: string | null;
    readonly subject: string;
    readonly atMs: number;
    readonly by: string | null;
  }): Promise<void>;
  holdQuestion(
    id: string,
  ): Promise<
    | { readonly state: QuestionState; readonly asker: string; readonly organisation: string | null; readonly askingOrganisation: string }
    | undefined
  >;
  addMessage(
    question: string,
    message: { readonly side: 'asker' | 'authority'; readonly organisation: string; readonly text: string; readonly atMs: number },
    to: QuestionState,
  ): Promise<void>;
  announce(topic: string, question: string, organisation: string | null): Promise<void>;
}

export interface QuestionPorts {
  inTransaction<T>(work: (tx: QuestionTransaction) => Promise<T>): Promise<T>;
  newId(): string;
  nowMs(): number;
}
