import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, nullable, oneOf, page, paging, Uuid } from '../schema.ts';

const State = oneOf(['ASKED', 'ANSWERED', 'CLOSED']);
const TargetKind = oneOf(['finding', 'order']);
const Text = Type.String({ minLength: 1, maxLength: 10_000 });

export const Question = closed({
  id: Uuid,
  about: closed({ kind: TargetKind, id: Uuid }),
  asker: Type.String({ description: '`operator:<id>` or `store:<id>`' }),
  organisation: nullable(Uuid),
  province: nullable(Type.String()),
  subject: Type.String(),
  state: State,
  messages: Count,
  askedAt: Instant,
  lastAt: Instant,
  version: Type.Integer(),
});

const Message = closed({ seq: Count, side: oneOf(['asker', 'authority']), text: Type.String(), at: Instant });
const Thread = closed({ question: Question, messages: Type.Array(Message) });

export const askQuestion = route({
  id: 'ask-question',
  method: 'POST',
  path: '/api/v1/questions',
  permission: 'question.ask',
  summary: 'Asks the authority about a finding or an order that one sees. Nobody else reads it.',
  idempotency: true,
  body: closed({ about: closed({ kind: TargetKind, id: Uuid }), subject: Type.String({ minLength: 1, maxLength: 200 }), text: Text }),
  responses: { 201: Thread },
});

const filters = {
  ...paging,
  state: Type.Optional(State),
  kind: Type.Optional(TargetKind),
  target: Type.Optional(Uuid),
  case: Type.Optional(Type.String({ format: 'uuid', description: 'about its findings and documents' })),
};

export const listQuestions = route({
  id: 'list-questions',
  method: 'GET',
  path: '/api/v1/questions',
  permission: 'question.ask',
  summary: 'What one has asked, the last spoken of first.',
  query: closed(filters),
  responses: { 200: page(Question) },
});

export const listQuestionsToAnswer = route({
  id: 'list-questions-to-answer',
  method: 'GET',
  path: '/api/v1/questions-to-answer',
  permission: 'question.answer',
  summary: 'What one’s authority was asked, the last spoken of first.',
  query: closed(filters),
  responses: { 200: page(Question) },
});

const params = closed({ question: Uuid });

export const readQuestion = route({
  id: 'read-question',
  method: 'GET',
  path: '/api/v1/questions/:question',
  permission: 'question.ask',
  summary: 'One question of one’s own with all that was said.',
  params,
  responses: { 200: Thread },
});

export const readQuestionToAnswer = route({
  id: 'read-question-to-answer',
  method: 'GET',
  path: '/api/v1/questions-to-answer/:question',
  permission: 'question.answer',
  summary: 'One question to one’s authority with all that was said.',
  params,
  responses: { 200: Thread },
});

export const askAgain = route({
  id: 'ask-again',
  method: 'POST',
  path: '/api/v1/questions/:question/messages',
  permission: 'question.ask',
  summary: 'Asks on, or closes what was answered.',
  params,
  body: closed({ text: Text, isClosed: Type.Optional(Type.Boolean()) }),
  responses: { 201: Thread },
});

export const answerQuestion = route({
  id: 'answer-question',
  method: 'POST',
  path: '/api/v1/questions-to-answer/:question/answers',
  permission: 'question.answer',
  summary: 'Answers for the authority.',
  params,
  body: closed({ text: Text }),
  responses: { 201: Thread },
});

const Reply = closed({
  id: Uuid,
  finding: Uuid,
  replier: Type.String(),
  position: oneOf(['accepts', 'disputes', 'explains']),
  text: Type.String(),
  at: Instant,
});

const findingParams = closed({ finding: Uuid });

export const replyToFinding = route({
  id: 'reply-to-finding',
  method: 'POST',
  path: '/api/v1/findings/:finding/replies',
  permission: 'finding.reply',
  summary:
    'What a firm or a store says to a finding that was confirmed: accepts, disputes, explains. It is kept word for word and changes no state.',
  params: findingParams,
  idempotency: true,
  body: closed({ position: oneOf(['accepts', 'disputes', 'explains']), text: Text }),
  responses: { 201: Reply },
});

export const listFindingReplies = route({
  id: 'list-finding-replies',
  method: 'GET',
  path: '/api/v1/findings/:finding/replies',
  permission: 'finding.read',
  summary: 'Replies to a finding: all for authorities, one’s own for firms and stores.',
  params: findingParams,
  responses: { 200: closed({ items: Type.Array(Reply) }) },
});

export const questionRoutes = [
  askQuestion,
  listQuestions,
  listQuestionsToAnswer,
  readQuestion,
  readQuestionToAnswer,
  askAgain,
  answerQuestion,
  replyToFinding,
  listFindingReplies,
] as const;
