import type { Predicate } from '../conditions/predicate.ts';

/** Types that can hold an answer: numbers, truth values and texts, also boxed. Objects are only there or not, which says nothing about agreement. */
export const isAnswer = (type: string): boolean => type.length === 1 || ANSWERS.has(type);

const ANSWERS: ReadonlySet<string> = new Set([
  'Ljava/lang/Boolean;',
  'Ljava/lang/Integer;',
  'Ljava/lang/Long;',
  'Ljava/lang/Number;',
  'Ljava/lang/Object;',
  'Ljava/lang/String;',
  'Ljava/lang/CharSequence;',
]);

/** Whether values of a type are followed for a question: answers, and objects where it matters which it is. */
export const isAsked = (type: string, asked: Predicate): boolean => asked.made !== undefined || isAnswer(type);

/** Whether it is only asked that something is there. */
export const asksPresence = (asked: Predicate): boolean => asked.object && !asked.number(0);
