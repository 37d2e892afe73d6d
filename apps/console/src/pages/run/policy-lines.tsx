import type { OutputOf } from '@touchstone/api-client';
import type { readReportPolicy } from '@touchstone/api-client/routes/reports';
import type { ReactNode } from 'react';
import { PageLink } from '../../parts/page-link.tsx';
import { Text } from '../../parts/text.tsx';

export type PolicyLine = NonNullable<OutputOf<typeof readReportPolicy>['text']>[number];

interface Props {
  readonly run: string;
  readonly lines: readonly PolicyLine[];
  /** Index of the fact that is open. */
  readonly chosen: string | undefined;
}

/** Lines of a policy; a sentence that a fact stands on is marked, and leads to it. */
export function PolicyLines({ run, lines, chosen }: Props): ReactNode {
  return (
    <>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of tables share a number, and none ever moves
        <p key={i} className={`policy-${line.kind}`}>
          <small className="none">{line.line}</small>{' '}
          {line.parts.map(({ text, fact }, at) =>
            fact === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line
              <Text key={at}>{text}</Text>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line
              <mark key={at} data-fact={fact} className={`marked-${line.facts.find(({ index }) => index === fact)?.result ?? 'seen'}`}>
                <PageLink to={`/runs/${run}?part=policy&fact=${fact}`} isHere={String(fact) === chosen}>
                  <Text>{text}</Text>
                </PageLink>
              </mark>
            ),
          )}
        </p>
      ))}
    </>
  );
}
