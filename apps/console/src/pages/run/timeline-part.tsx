import type { OutputOf } from '@touchstone/api-client';
import { readReportTimeline } from '@touchstone/api-client/routes/reports';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import type { PartProps } from './run-page.tsx';
import { clockOf, strokesOf, ticksOf } from './time-scale.ts';

type Timeline = OutputOf<typeof readReportTimeline>;
type Ground = Timeline['grounds'][number];
type Lane = Timeline['lanes'][number];

/** What the run did and when, over its steps and states of consent. */
export function TimelinePart({ run, overview }: PartProps): ReactNode {
  const { t } = useTranslation();
  const timeline = useRead(readReportTimeline, { params: { run } });
  const isWatched = overview.materials.some(({ input, count }) => input === 'runtime' && count > 0);
  if (!isWatched && overview.lanes === 0) return <Empty text={t('run.timeline.notGiven')} />;
  return <Ready of={timeline}>{(value) => <Lanes run={run} timeline={value} />}</Ready>;
}

function Lanes({ run, timeline }: { readonly run: string; readonly timeline: Timeline }): ReactNode {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const { grounds, lanes, laneCount, logs, stepsLeftOut } = timeline;
  const ground = grounds[at] ?? grounds[0];
  return (
    <Section
      title={t('run.part.timeline')}
      count={laneCount}
      actions={
        grounds.length < 2 ? undefined : (
          <select value={at} aria-label={t('run.timeline.log')} onChange={({ target }) => setAt(Number(target.value))}>
            {grounds.map(({ from, to, offsetMinutes }, i) => (
              <option key={`${from} ${to}`} value={i}>
                {clockOf(from, offsetMinutes)}–{clockOf(to, offsetMinutes)}
              </option>
            ))}
          </select>
        )
      }
    >
      {logs.map(({ file, records, requests, device, tool, zone }) => (
        <p key={file} className="form-hint">
          <Text className="code">{file}</Text> · {t('run.timeline.records', { records, requests, zone })}
          {device === null ? null : (
            <>
              {' '}
              · <Text>{device}</Text>
            </>
          )}
          {tool === null ? null : (
            <>
              {' '}
              · <Text>{tool}</Text>
            </>
          )}
        </p>
      ))}
      {stepsLeftOut.length === 0 ? null : (
        <p>
          <span className="tag tone-warn">{t('run.timeline.leftOut')}</span> {stepsLeftOut.join(comma())}
        </p>
      )}
      {ground === undefined ? <Empty text={t('run.timeline.noTimes')} /> : <Ground ground={ground} words={timeline.consentWords} />}
      <ol className="lanes">
        {lanes.map((lane, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things of one owner may be called the same, and lanes never move
          <LaneRow key={i} run={run} lane={lane} ground={ground} />
        ))}
      </ol>
      {lanes.length === laneCount ? null : (
        <p className="section-more">
          <PageLink to={`/runs/${run}?part=facts&area=run`}>{t('run.timeline.more', { count: laneCount - lanes.length })}</PageLink>
        </p>
      )}
    </Section>
  );
}

function Ground({ ground, words }: { readonly ground: Ground; readonly words: Timeline['consentWords'] }): ReactNode {
  const { t } = useTranslation();
  const { from, to, offsetMinutes, steps, consent } = ground;
  const x = (time: number) => ((time - from) / Math.max(1, to - from)) * 1000;
  const used = words.filter(({ kind }) => consent.some((band) => band.kind === kind));
  return (
    <div className="lane lane-ground">
      <span>
        {t('run.timeline.steps')}
        <br />
        {t('run.timeline.consent')}
      </span>
      <div>
        <svg viewBox="0 0 1000 52" preserveAspectRatio="none" role="img" aria-label={t('run.timeline.ground')}>
          {steps.map((band, i) => (
            <rect
              key={`${band.from} ${band.name}`}
              className={i % 2 === 0 ? 'step' : 'step odd'}
              x={x(band.from)}
              y={2}
              width={Math.max(1, x(band.to) - x(band.from))}
              height={20}
            >
              <title>{band.name}</title>
            </rect>
          ))}
          {consent.map((band) => (
            <rect
              key={`${band.from} ${band.kind}`}
              className={`consent consent-${band.kind}`}
              x={x(band.from)}
              y={28}
              width={Math.max(1, x(band.to) - x(band.from))}
              height={20}
            >
              <title>{band.name}</title>
            </rect>
          ))}
        </svg>
        <div className="ticks">
          {ticksOf(from, to).map((time) => (
            <span key={time} style={{ insetInlineStart: `${x(time) / 10}%` }}>
              {clockOf(time, offsetMinutes)}
            </span>
          ))}
        </div>
        <p className="form-hint">
          {used.map(({ kind, name }) => (
            <span key={kind} className={`swatch swatch-${kind}`}>
              {name}
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}

interface LaneProps {
  readonly run: string;
  readonly lane: Lane;
  readonly ground: Ground | undefined;
}

function LaneRow({ run, lane, ground }: LaneProps): ReactNode {
  const { t } = useTranslation();
  const { name, owner, result, clauses, fact, facts, moments } = lane;
  const label = (
    <>
      <Text>{name}</Text> <small className="none">{owner === '' ? null : <Text>{owner}</Text>}</small>
    </>
  );
  const inside = ground === undefined ? [] : moments.filter(({ time }) => time >= ground.from && time <= ground.to);
  return (
    <li className="lane">
      <span>
        {result === null ? null : <StateTag kind="result" state={result} />}{' '}
        {fact === null ? label : <PageLink to={`/runs/${run}?part=facts&area=run&fact=${fact}`}>{label}</PageLink>}
        <small className="none"> {t('run.timeline.facts', { count: facts })}</small>
        {clauses.length === 0 ? null : <small> {clauses.slice(0, 4).join(comma())}</small>}
      </span>
      {ground === undefined ? null : (
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label={t('run.timeline.moments', { count: inside.length })}>
          {strokesOf(inside, ground).map(({ result: of, path }) => (
            <path key={of} className={`stroke stroke-${of}`} d={path} />
          ))}
        </svg>
      )}
    </li>
  );
}
