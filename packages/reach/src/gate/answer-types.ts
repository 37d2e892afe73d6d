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
