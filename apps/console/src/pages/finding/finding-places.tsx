import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import type { FindingDetail } from './finding-page.tsx';

/** Where it was seen, as each engine tells it. */
export function FindingPlaces({ places }: Pick<FindingDetail, 'places'>): ReactNode {
  const { t } = useTranslation();
  // two engines that saw the same say it twice
  const once = new Map(places.map((one) => [JSON.stringify([one.kind, one.at, one.text, one.sha256]), one]));
  return (
    <Section title={t('finding.places.title')} count={places.length}>
      {once.size === 0 ? <p className="none">{t('finding.places.empty')}</p> : null}
      <ol className="places">
        {[...once].map(([key, { kind, at, text, sha256 }]) => (
          <li key={key}>
            <span className="tag">{t([`finding.placeKind.${kind}`, `finding.evidenceKind.${kind}`], { defaultValue: kind })}</span>{' '}
            <Text className="code">{placeText(at, (name) => t(`run.place.${name}`, { defaultValue: name }))}</Text>
            {text === null ? null : (
              <blockquote>
                <Text>{text}</Text>
              </blockquote>
            )}
            {sha256 === null ? null : <small className="none"> SHA-256 {sha256.slice(0, 16)}…</small>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** `classes.dex · 方法 La;->b()V · 偏移 12`: every part of a place, so that a person finds it again. */
function placeText(at: unknown, say: (name: string) => string): string {
  if (typeof at === 'string') return at;
  if (typeof at !== 'object' || at === null) return JSON.stringify(at) ?? '—';
  return Object.entries(at)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return name === 'file' ? text : `${say(name)} ${text}`;
    })
    .join(' · ');
}
