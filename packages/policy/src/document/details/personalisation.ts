import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, Quoted } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import type { StatedKinds } from './statements.ts';

/** Whether content or advertising is chosen by what is known of the user, from what, and how that is switched off. */
export function personalisationOf(stated: StatedKinds, { patterns, topics }: DocumentKnowledge): Policy['personalisation'] {
  const source = topics.find(({ name }) => name === 'personalisation-source')?.pattern;
  const ofKind = (wanted: string): readonly PolicySentence[] =>
    [...stated].flatMap(([sentence, kinds]) => (kinds.some((kind) => kind === wanted) ? [sentence] : []));
  const [displays, switches] = [ofKind('CR12'), ofKind('CR9')];
  const fed = displays.find(
    ({ plain, content }) => source?.test(plain) === true && (content.data.length > 0 || patterns.traces.test(plain)),
  );
  const offSwitch = switches.find(({ plain }) => patterns['off-switch'].test(plain)) ?? switches[0];
  return {
    ...(displays[0] === undefined ? {} : { stated: quoted(displays[0]) }),
    ...(fed === undefined ? {} : { source: quoted(fed) }),
    ...(offSwitch === undefined ? {} : { offSwitch: quoted(offSwitch) }),
  };
}

const quoted = ({ line, text }: PolicySentence): Quoted => ({ line, quote: text });
