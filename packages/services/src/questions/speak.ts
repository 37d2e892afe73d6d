import { advanceQuestion, type QuestionEvent, type QuestionState } from '@touchstone/domain/question';
import type { QuestionPorts, QuestionTarget } from './ports.ts';

export interface QuestionWish {
  readonly kind: 'finding' | 'order';
  readonly target: string;
  readonly about: QuestionTarget;
  /** Scope of who asks. */
  readonly asker: string;
  readonly organisation: string;
  readonly subject: string;
  readonly text: string;
  readonly by: string | null;
}

export interface AskQuestion {
  readonly ok: true;
  readonly id: string;
}

/** Begins a thread between who is held to something and who holds them to it. */
export function askQuestion(ports: QuestionPorts, wish: QuestionWish): Promise<AskQuestion> {
  return ports.inTransaction(async (tx) => {
    const [id, atMs] = [ports.newId(), ports.nowMs()];
    const { kind, target, about, asker, organisation, subject, text, by } = wish;
    await tx.createQuestion({ id, kind, target, asker, askingOrganisation: organisation, ...about, subject, atMs, by });
    await tx.addMessage(id, { side: 'asker', organisation, text, atMs }, 'ASKED');
    await tx.announce('question.asked', id, about.organisation);
    return { ok: true, id };
  });
}

export type SpeakOn =
  | { readonly ok: true; readonly state: QuestionState }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' };

/** The next word in a thread; each side hears of the other's. */
export function speakOn(
  ports: QuestionPorts,
  question: string,
  word: { readonly on: QuestionEvent; readonly organisation: string; readonly text: string },
): Promise<SpeakOn> {
  return ports.inTransaction(async (tx): Promise<SpeakOn> => {
    const kept = await tx.holdQuestion(question);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    const to = advanceQuestion(kept.state, word.on);
    if (to === undefined) return { ok: false, reason: 'no-such-step' };
    const side = word.on === 'answer' ? 'authority' : 'asker';
    await tx.addMessage(question, { side, organisation: word.organisation, text: word.text, atMs: ports.nowMs() }, to);
    if (side === 'authority') await tx.announce('question.answered', question, kept.askingOrganisation);
    else await tx.announce(`question.${to.toLowerCase()}`, question, kept.organisation);
    return { ok: true, state: to };
  });
}
