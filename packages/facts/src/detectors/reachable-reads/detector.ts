import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Reach } from '@touchstone/reach';
import { dataAccessOf } from '../../data-access/data-access.ts';
import { NO_CALL } from '../../data-access/uri-facts.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { whenAttributes, whyAttribute } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';
import { reflectiveReads } from '../../whole-program/reflective-reads.ts';

/** Reads of personal information that can run: what sets them going, whether before or behind the consent gate, in whose code, by which chain. */
export const reachableReads: Detector = {
  id: 'reachable-reads',
  version: 1,
  yields: ['reach.reads', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    const { reads, isCut } = dataAccessOf(app, knowledge);
    const seen = new Set<string>();
    for (const read of reads) {
      if (read.argument !== NO_CALL) yield* factsOf(app, reach, { ...read, via: 'call' }, seen);
    }
    for (const read of reflectiveReads(app, knowledge, reach)) yield* factsOf(app, reach, read, seen);
    if (reach.isPartial || isCut) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.reads' }, at: { file: app.file.name } };
    }
  },
};

interface Read {
  readonly data: string;
  readonly api: string;
  readonly via: 'call' | 'reflection' | 'native';
  readonly site: Pick<Site, 'method' | 'instruction'>;
}

/** One fact for each trigger and state, for the first of the instructions of one method that say the same. */
function* factsOf(app: App, reach: Reach, { data, api, via, site }: Read, seen: Set<string>): Generator<Fact> {
  for (const answer of reach.answersFor(site)) {
    const attributes = {
      data,
      api,
      via,
      ...whenAttributes(reach, answer),
      repeated: answer.repeated,
      background: answer.isBackground,
      ...whyAttribute(answer),
      ...ownerAttributes(app, site.method.class),
    };
    const key = JSON.stringify([site.method.id, attributes]);
    if (seen.has(key)) continue;
    seen.add(key);
    yield {
      kind: 'reach.reads',
      attributes,
      at: app.program.placeOf(site.method, site.instruction),
      proof: proofOf(app, answer, site),
    };
  }
}
