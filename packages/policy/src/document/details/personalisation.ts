import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, Quoted } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { isDenied } from './statements.ts';

/** Whether content or advertising is chosen by what is known of the user, from what, and how that is switched off. */
export function personalisationOf(sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): Policy['personalisation'] {
  const { patterns, topics } = knowledge;
  const source = topics.find(({ name }) => name === 'personalisation-source')?.pattern;
  const spoken = sentences.filter(({ section }) => section.about !== 'definitions' && section.about !== 'history');
  const states = (kind: string): readonly PolicySentence[] =>
    spoken.filter(({ content }) => content.labels.some((label) => label.kind === kind));
  const stated = states('CR12').find(({ plain }) => !isDenied('CR12', plain, knowledge));
  const offSwitch =
    spoken.find(({ plain, content }) => content.labels.some(({ kind }) => kind === 'CR9') && patterns['off-switch'].test(plain)) ??
    states('CR9')[0];
  const from = states('CR12').find(
    ({ plain, content }) => source?.test(plain) === true && (content.data.length > 0 || /记录|行为|偏好|画像|标签/.test(plain)),
  );
  return {
    ...(stated === undefined ? {} : { stated: quoted(stated) }),
    ...(from === undefined ? {} : { source: quoted(from) }),
    ...(offSwitch === undefined ? {} : { offSwitch: quoted(offSwitch) }),
  };
}

const quoted = ({ line, text }: PolicySentence): Quoted => ({ line, quote: text });
