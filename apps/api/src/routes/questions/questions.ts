import {
  answerQuestion,
  askAgain,
  askQuestion,
  listQuestions,
  listQuestionsToAnswer,
  readQuestion,
  readQuestionToAnswer,
} from '@touchstone/api-client/routes/questions';
import {
  authorityOf,
  type ListedQuestion,
  type QuestionFilter,
  questionMessages,
  questionRows,
  listQuestions as questionsOf,
  questionTarget,
} from '@touchstone/db/repositories/question-rows';
import { formatScope } from '@touchstone/domain/access';
import type { QuestionEvent } from '@touchstone/domain/question';
import { askQuestion as ask, type QuestionPorts, speakOn } from '@touchstone/services/questions';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { type Act, auditedEdit, type EditFrom } from '../../wiring/audited-edit.ts';

const edits = (from: EditFrom, act: Act): QuestionPorts => ({
  inTransaction: (work) => auditedEdit(from, act, questionRows, work),
  newId: from.platform.newId,
  nowMs: () => from.platform.now().getTime(),
});

const questionShape = ({ kind, target, askedAt, lastAt, lastKey: _, rowVersion, ...row }: ListedQuestion) => ({
  ...row,
  about: { kind, id: target },
  askedAt: askedAt.toISOString(),
  lastAt: lastAt.toISOString(),
  version: rowVersion,
});

type Seeing = Pick<Context, 'platform' | 'session'>;

/** @throws Refusal `not-found` for a question that is neither to nor from the caller */
async function thread({ platform, session }: Seeing, id: string) {
  const { question, messages } = await platform.transaction(session, async (tx) => {
    const [question] = await questionsOf(tx, session, { id }, 1);
    return { question, messages: question === undefined ? [] : await questionMessages(tx, id) };
  });
  if (question === undefined) throw new Refusal('not-found');
  return { question: questionShape(question), messages: messages.map((one) => ({ ...one, at: one.at.toISOString() })) };
}

/** Only who is held to something asks. @throws Refusal `outside-scope` */
function asker({ session }: Pick<Context, 'session'>): string {
  if (session.scope.kind !== 'operator' && session.scope.kind !== 'store') throw new Refusal('outside-scope');
  return formatScope(session.scope);
}

export const askQuestionHandler = handle(askQuestion, async (context) => {
  const { body, actor, session, platform, transaction } = context;
  const who = asker(context);
  const { kind, id: target } = body.about;
  const about = await transaction((tx) => questionTarget(tx, session, kind, target));
  if (about === undefined) throw new Refusal('not-found');
  const wide = { ...session, scope: { kind: 'all' } as const };
  const organisation = about.organisation ?? (await platform.transaction(wide, (tx) => authorityOf(tx, about.province)));
  const act = { action: 'question.ask', kind, id: target };
  const { id } = await ask(edits(context, act), {
    kind,
    target,
    about: { organisation, province: about.province },
    asker: who,
    organisation: actor.organisation,
    subject: body.subject,
    text: body.text,
    by: actor.person ?? null,
  });
  return { status: 201, body: await thread(context, id) };
});

const listOf = (
  list: string,
  {
    query,
    session,
    platform,
    transaction,
  }: Pick<Context, 'session' | 'platform' | 'transaction'> & {
    readonly query: QuestionFilter & { readonly limit?: number; readonly after?: string };
  },
) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, list, query, {
      read: (limit, after) => questionsOf(tx, session, query, limit, timeKey(after)),
      keyOf: ({ lastKey, id }) => [lastKey, id],
      shape: questionShape,
    }),
  }));

export const listQuestionsHandler = handle(listQuestions, (context) => listOf('list-questions', context));
export const listQuestionsToAnswerHandler = handle(listQuestionsToAnswer, (context) => listOf('list-questions-to-answer', context));

export const readQuestionHandler = handle(readQuestion, async (context) => ({
  status: 200,
  body: await thread(context, context.params.question),
}));
export const readQuestionToAnswerHandler = handle(readQuestionToAnswer, async (context) => ({
  status: 200,
  body: await thread(context, context.params.question),
}));

async function speak(context: Seeing & Pick<Context, 'actor' | 'address'>, question: string, on: QuestionEvent, text: string) {
  await thread(context, question);
  const act = { action: on === 'answer' ? 'question.answer' : 'question.ask', kind: 'question', id: question, detail: { on } };
  const { organisation } = context.actor as { readonly organisation: string };
  const result = await speakOn(edits(context, act), question, { on, organisation, text });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: await thread(context, question) };
}

export const askAgainHandler = handle(askAgain, (context) => {
  asker(context);
  return speak(context, context.params.question, context.body.isClosed === true ? 'close' : 'ask', context.body.text);
});

export const answerQuestionHandler = handle(answerQuestion, (context) => {
  const { kind } = context.session.scope;
  if (kind !== 'all' && kind !== 'province') throw new Refusal('outside-scope');
  return speak(context, context.params.question, 'answer', context.body.text);
});
