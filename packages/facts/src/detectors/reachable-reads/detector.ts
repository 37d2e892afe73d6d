import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Answer, Reach } from '@touchstone/reach';
import { UNKNOWN } from '../../data-access/call-facts.ts';
import { dataAccessOf } from '../../data-access/data-access.ts';
import { isSteppingStone } from '../../data-access/stepping-stones.ts';
import { NO_CALL } from '../../data-access/uri-facts.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { whenAttributes, whyAttribute } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';
import { reflectiveReads } from '../../whole-program/reflective-reads.ts';

/** Reads of personal information that can run: what sets them going, whether before or behind the consent gate, in whose code, by which chain. */
export const reachableReads: Detector = {
  id: 'reachable-reads',
  version: 5,
  yields: ['reach.reads', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    const reads = [...readsIn(app, knowledge, reach)].map((read) => ({ ...read, answers: reach.answersFor(read.site) }));
    const own = reads.filter(({ isOfSdk }) => !isOfSdk);
    const passed = new Set(own.flatMap(({ data, answers }) => answers.flatMap((one) => callsOn(one, data))));
    const entered = new Set(own.flatMap(({ data, answers }) => answers.flatMap((one) => methodsOn(app, one, data))));
    const seen = new Set<string>();
    for (const read of reads) {
      if (read.isOfSdk && passed.has(`${read.data} ${read.site.method.id} ${read.site.instruction}`)) continue;
      if (read.isOfSdk && entered.has(`${read.data} ${nameOf(read.api)}`)) continue;
      for (const answer of read.answers) yield* factOf(app, reach, read, answer, seen);
    }
    if (reach.isPartial || dataAccessOf(app, knowledge).isCut) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.reads' }, at: { file: app.file.name } };
    }
  },
};

interface Read {
  readonly data: string;
  readonly api: string;
  readonly via: 'call' | 'reflection' | 'native';
  /** What decided the kind: an address, a property, a package. */
  readonly argument: string | undefined;
  /** An interface of an SDK: where the SDK's own code reads, that is the read. */
  readonly isOfSdk: boolean;
  readonly site: Pick<Site, 'method' | 'instruction'>;
}

/** Who registers for a broadcast reads nothing yet, and a text without a call proves nothing. */
function* readsIn(app: App, knowledge: Knowledge, reach: Reach): Generator<Read> {
  const { reads, search } = dataAccessOf(app, knowledge);
  for (const read of reads) {
    const { data, api, via, site } = read;
    if (read.argument === NO_CALL || via === 'broadcast' || isSteppingStone(search, read)) continue;
    const argument = read.argument === UNKNOWN ? undefined : read.argument;
    yield { data, api, via: 'call', argument, isOfSdk: via === 'sdk-api', site };
  }
  for (const read of reflectiveReads(app, knowledge, reach)) if (!isSteppingStone(search, read)) yield { ...read, isOfSdk: false };
}

/** The calls that a chain to a read of `data` goes through. */
const callsOn = ({ chain }: Answer, data: string): readonly string[] =>
  chain.edges.map(({ from, instruction }) => `${data} ${from} ${instruction}`);

/** The methods that a chain to a read of `data` goes through: an interface of an SDK that is one of them is judged by what its code does. */
const methodsOn = ({ program }: App, { chain }: Answer, data: string): readonly string[] =>
  chain.edges.map(({ to }) => `${data} ${program.method(to).class}->${program.method(to).name}`);

const nameOf = (api: string): string => (api.includes('(') ? api.slice(0, api.indexOf('(')) : api);

/** One fact for each trigger and state, for the first of the instructions of one method that say the same. */
function* factOf(app: App, reach: Reach, { data, api, via, argument, site }: Read, answer: Answer, seen: Set<string>): Generator<Fact> {
  const attributes = {
    data,
    api,
    via,
    ...(argument === undefined ? {} : { argument }),
    ...whenAttributes(reach, answer),
    repeated: answer.repeated,
    background: answer.isBackground,
    ...whyAttribute(answer),
    ...ownerAttributes(app, site.method.class),
  };
  const key = JSON.stringify([site.method.id, attributes]);
  if (seen.has(key)) return;
  seen.add(key);
  yield { kind: 'reach.reads', attributes, at: app.program.placeOf(site.method, site.instruction), proof: proofOf(app, answer, site) };
}
