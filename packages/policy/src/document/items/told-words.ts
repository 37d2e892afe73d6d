import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { leadInPurpose, purposeAhead } from './purpose-around.ts';

/** What a sentence says of all kinds that it names. */
export interface ToldWords {
  readonly scene?: string;
  readonly manner?: string;
  readonly frequency?: string;
  readonly appState?: 'foreground' | 'background';
  readonly permission?: string;
  readonly isConditional: boolean;
  /** Told behind the sentence, or by the words that open its list. */
  readonly otherPurpose?: string;
}

/** @param ahead the sentences that follow */
export function toldWords(sentence: PolicySentence, ahead: readonly PolicySentence[], knowledge: DocumentKnowledge): ToldWords {
  const { patterns } = knowledge;
  const { wording } = sentence.content;
  const found = (name: 'manner' | 'frequency' | 'permission'): string | undefined => {
    const match = patterns[name].exec(sentence.plain);
    return match === null ? undefined : sentence.asWritten(match.index, match.index + match[0].length);
  };
  const scene = sceneOf(sentence, knowledge);
  const otherPurpose = purposeAhead(sentence, ahead, knowledge) ?? leadInPurpose(sentence, knowledge);
  const [manner, frequency, permission] = [found('manner'), found('frequency'), found('permission')];
  return {
    isConditional: wording.condition !== undefined || wording.isOptional || patterns.conditional.test(sentence.plain),
    ...(scene === undefined ? {} : { scene }),
    ...(manner === undefined ? {} : { manner }),
    ...(frequency === undefined ? {} : { frequency }),
    ...appStateOf(sentence, knowledge),
    ...(permission === undefined ? {} : { permission }),
    ...(otherPurpose === undefined ? {} : { otherPurpose }),
  };
}

function appStateOf({ plain }: PolicySentence, { patterns }: DocumentKnowledge): Pick<ToldWords, 'appState'> {
  const [isBackground, isForeground] = [patterns['in-background'].test(plain), patterns['in-foreground'].test(plain)];
  if (isBackground === isForeground) return {};
  return { appState: isBackground ? 'background' : 'foreground' };
}

/** 「当您使用…时」, the words an item begins with, or the heading of the section. */
function sceneOf(sentence: PolicySentence, { patterns }: DocumentKnowledge): string | undefined {
  const { condition } = sentence.content.wording;
  if (condition !== undefined) {
    const from = sentence.plain.indexOf(condition);
    return from < 0 ? condition : sentence.asWritten(from, from + condition.length);
  }
  const label = patterns['purpose-label'].exec(sentence.plain)?.[1];
  if (label !== undefined && !patterns.collecting.test(label)) {
    const from = sentence.plain.indexOf(label);
    return sentence.asWritten(from, from + label.length);
  }
  const title = sentence.section.title.replace(/^[（(]?[\d.一二三四五六七八九十]+[）)、．.：]?\s*/, '');
  return title === '' || sentence.section.isOwn ? undefined : title;
}
