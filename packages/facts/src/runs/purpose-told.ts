import type { Knowledge } from '../knowledge.ts';
import { wordsFor } from '../screens/words.ts';
import { plainText, runWords } from './run-words.ts';

/** Whether a text beside a permission dialog tells what for. Empty: nothing was told; undefined: nobody looked. */
export function purposeTold(text: string | undefined, knowledge: Knowledge): 'yes' | 'unclear' | 'no' | 'unknown' {
  if (text === undefined) return 'unknown';
  const parts = plainText(text)
    .split(/[，。,；;！!？?\n]/)
    .filter((part) => part !== '');
  if (parts.length === 0) return 'no';
  const [vague, purpose, none] = [wordsFor(knowledge, 'purposeVague'), wordsFor(knowledge, 'purpose'), runWords(knowledge, 'noPurpose')];
  const isTold = parts.some((part) => !vague.test(part) && (purpose.test(part) || !none.test(part)));
  return isTold ? 'yes' : 'unclear';
}
