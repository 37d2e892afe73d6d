import { listReportScreens, readReportPicture } from '@touchstone/api-client/routes/reports';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Pager } from '../../parts/table/pager.tsx';
import { Text } from '../../parts/text.tsx';
import type { PartProps } from './run-page.tsx';

type Screen = RowOf<typeof listReportScreens>;

/** Screens with their pictures, those that touch a clause first: what was seen, and what is left to a person. */
export function ScreensPart({ run, overview }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { search, put } = useAddress();
  const screens = useList(listReportScreens, { params: { run }, query: { limit: search['limit'], after: search['after'] } });
  if (overview.screens === 0) return <Empty text={t('run.screens.notGiven')} />;
  if (screens.state === 'failed') return <Problem error={screens.error} onRetry={screens.retry} />;
  return (
    <Section title={t('run.part.screens')} count={overview.screens}>
      {screens.page === undefined ? <Skeleton rows={6} /> : null}
      {screens.page?.items.map((screen) => (
        <ScreenFigure key={screen.index} run={run} screen={screen} />
      ))}
      <Pager list={screens} search={search} onPut={put} />
    </Section>
  );
}

function ScreenFigure({ run, screen }: { readonly run: string; readonly screen: Screen }): ReactNode {
  const { t } = useTranslation();
  const { file, scenario, page, note, result, facts, asked } = screen;
  return (
    <figure className="screen">
      <Picture run={run} screen={screen} />
      <figcaption>
        <h3>
          {result === null ? null : <StateTag kind="result" state={result} />}{' '}
          {[scenario, note, page]
            .flatMap((one) => (one === null ? [] : [one]))
            .map((one) => (
              <span key={one}>
                <Text>{one}</Text> ·{' '}
              </span>
            ))}
          <Text className="code">{file}</Text>
        </h3>
        {facts.length === 0 ? <p className="none">{t('run.screens.nothing')}</p> : null}
        <ul>
          {facts.map((fact) => (
            <li key={fact.index}>
              {fact.result === null ? null : <StateTag kind="result" state={fact.result} />}{' '}
              <PageLink to={`/runs/${run}?part=facts&area=screens&fact=${fact.index}`}>
                <Text>{fact.what}</Text>
              </PageLink>{' '}
              <small className="none">{fact.clauses.join(comma())}</small>
            </li>
          ))}
        </ul>
        {asked.length === 0 ? null : (
          <details>
            <summary>{t('run.screens.asked', { count: asked.length })}</summary>
            <ul>
              {asked.map(({ clause, title }) => (
                <li key={clause + title}>
                  <code>{clause}</code> {title}
                </li>
              ))}
            </ul>
          </details>
        )}
      </figcaption>
    </figure>
  );
}

/** The picture with the elements that facts name; without a picture the elements alone, drawn from the tree. */
function Picture({ run, screen }: { readonly run: string; readonly screen: Screen }): ReactNode {
  const { t } = useTranslation();
  const [isGone, setGone] = useState(false);
  const { picture, outline, index, marked } = screen;
  const hasPicture = picture !== null && !isGone;
  const results = new Map(marked.map(({ element, result }) => [element, result ?? 'seen']));
  if (!hasPicture && outline === null) return <p className="none screen-picture">{t('run.screens.noPicture')}</p>;
  const boxes = (outline?.boxes ?? []).filter(({ element }) => !hasPicture || results.has(element));
  return (
    <div className="screen-picture">
      {hasPicture ? (
        <img
          src={fileAddress(readReportPicture.path, { run, screen: String(index) })}
          alt={t('run.screens.picture', { number: index + 1 })}
          loading="lazy"
          onError={() => setGone(true)}
        />
      ) : null}
      {outline === null ? null : (
        <svg viewBox={`0 0 ${outline.width} ${outline.height}`} role="img" aria-label={t('run.screens.outline')}>
          {boxes.map(({ element, left, top, right, bottom, text }) => (
            <rect
              key={element}
              className={`box box-${results.get(element) ?? 'plain'}`}
              x={left}
              y={top}
              width={Math.max(0, right - left)}
              height={Math.max(0, bottom - top)}
            >
              <title>{text}</title>
            </rect>
          ))}
        </svg>
      )}
    </div>
  );
}
