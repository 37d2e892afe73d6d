import { answerOf } from '@touchstone/domain/fusion';
import type { ClauseSaid, GateVerdict } from '@touchstone/domain/gate';
import type { Place } from '@touchstone/kernel/place';
import { clauseVotes } from '../fusion/clause-votes.ts';
import type { EndedRun } from '../fusion/ports.ts';

/** Places that a developer is told of one clause. */
const MOST_PLACES = 10;
const BY_ANSWER: Readonly<Record<'violation' | 'suspected' | 'none', GateVerdict>> = {
  violation: 'violation',
  suspected: 'suspected',
  none: 'not-found',
};
const GRAVEST = ['violation', 'suspected', 'none'] as const;

/**
 * What the engines that may vote say of each clause: the gravest of their answers, and how many groups of engines gave it. Engines
 * that share code speak once. What none of them could test is not tested.
 */
export const saidOf = (runs: readonly EndedRun[]): readonly ClauseSaid[] =>
  clauseVotes(runs).map(({ clause, votes, detected }) => {
    const heard = votes.filter(({ mayVote }) => mayVote).map((vote) => ({ ...vote, answer: answerOf(vote) }));
    const gravest = GRAVEST.find((answer) => heard.some((vote) => vote.answer === answer));
    const reason = heard.find(({ answer, reason }) => answer === undefined && reason !== undefined)?.reason ?? 'no-engine-may-vote';
    if (gravest === undefined) return { clause, verdict: 'not-tested', rules: [], places: [], engines: 0, reason };
    const isGood = gravest === 'none';
    const places = isGood ? [] : detected.flatMap(({ evidence }) => evidence.map(({ at }) => placeText(at)));
    return {
      clause,
      verdict: BY_ANSWER[gravest],
      rules: isGood ? [] : [...new Set(detected.map(({ rule }) => rule))].sort(),
      places: [...new Set(places)].slice(0, MOST_PLACES),
      engines: new Set(heard.filter(({ answer }) => answer === gravest).map(({ group }) => group)).size,
    };
  });

/** A place as one line that a developer finds again. */
export const placeText = ({ file, method, class: type, element, line, offset }: Place): string =>
  [
    file,
    method ?? type ?? element,
    line === undefined ? undefined : `:${line}`,
    method === undefined && offset !== undefined ? `@${offset}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
