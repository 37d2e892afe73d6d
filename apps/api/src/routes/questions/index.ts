import type { Handler } from '../../handler.ts';
import {
  answerQuestionHandler,
  askAgainHandler,
  askQuestionHandler,
  listQuestionsHandler,
  listQuestionsToAnswerHandler,
  readQuestionHandler,
  readQuestionToAnswerHandler,
} from './questions.ts';
import { listFindingRepliesHandler, replyToFindingHandler } from './replies.ts';

/** What firms and stores ask and say, and what authorities answer. */
export const questionHandlers: readonly Handler[] = [
  askQuestionHandler,
  listQuestionsHandler,
  listQuestionsToAnswerHandler,
  readQuestionHandler,
  readQuestionToAnswerHandler,
  askAgainHandler,
  answerQuestionHandler,
  replyToFindingHandler,
  listFindingRepliesHandler,
];
