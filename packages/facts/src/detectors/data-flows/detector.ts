import type { App } from '@touchstone/app-model';
import { analyseFlows, type Flow, type FlowKnowledge, readFlowKnowledge, type SinkRow, type SourceRow } from '@touchstone/flow';
import type { Reach } from '@touchstone/reach';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact, Rung } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { proofOwner } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';
import { receiverOf } from './receiver.ts';

/** Where personal information goes: from the call that reads it to the call by which it leaves the app, with the steps between. */
export const dataFlows: Detector = {
  id: 'data-flows',
  version: 4,
  yields: ['flow.leak', 'analysis.limit'],
  isDeep: true,

  *detect(app, knowledge) {
    const rows = rowsOf(knowledge);
    const { flows, isPartial } = analyseFlows(app, rows);
    if (isPartial) yield { kind: 'analysis.limit', attributes: { what: 'whole-program:flow.leak' }, at: { file: app.file.name } };
    if (flows.length === 0) return;
    const reach = reachOf(app, knowledge);
    for (const flow of flows) {
      const [source, sink] = [rows.sources[flow.sourceRow], rows.sinks[flow.sinkRow]];
      if (source !== undefined && sink !== undefined) yield factOf(app, reach, flow, source, sink);
    }
  },
};

const known = new WeakMap<Knowledge, FlowKnowledge>();

function rowsOf(knowledge: Knowledge): FlowKnowledge {
  const rows = known.get(knowledge) ?? readFlowKnowledge(knowledge.lists);
  known.set(knowledge, rows);
  return rows;
}

function factOf(app: App, reach: Reach, flow: Flow, source: SourceRow, sink: SinkRow): Fact {
  const { target } = flow;
  return {
    kind: 'flow.leak',
    attributes: {
      data: source.data,
      sink: sink.sink,
      ...toAttribute(receiverOf(app, flow)),
      source: flow.source.api,
      target: target.api,
      ...(sink.isPrivate ? { private: true } : {}),
      phase: phaseOf(reach, flow),
      ...ownerAttributes(app, target.method.class),
    },
    at: app.program.placeOf(target.method, target.instruction),
    proof: { chain: chainOf(app, flow) },
  };
}

const toAttribute = (to: string | undefined): Readonly<Record<string, AttributeValue>> => (to === undefined ? {} : { to });

/** Consent state of a loss: of what is read and what is sent before, before; of both behind, after; else it is not known. */
function phaseOf(reach: Reach, { source, target }: Flow): string {
  const states = [source, target].map((site) => reach.answersFor(site).map(({ gate }) => gate));
  if (states.some(({ length }) => length === 0)) return 'unknown';
  if (states.every((gates) => gates.includes('before-gate'))) return reach.gate.found ? 'before-consent' : 'before-notice';
  return states.every((gates) => gates.every((gate) => gate === 'behind-gate')) ? 'after-consent' : 'unknown';
}

/** Steps that are written out between source and sink. */
const MOST_STEPS = 40;

function chainOf(app: App, { source, target, path }: Flow): readonly Rung[] {
  const steps = path.length <= MOST_STEPS ? path : [...path.slice(0, MOST_STEPS / 2), ...path.slice(-MOST_STEPS / 2)];
  const rung = ({ method, instruction }: Flow['source'] | Flow['path'][number], how: string, because?: string): Rung => ({
    at: app.program.placeOf(method, instruction),
    how,
    ...(because === undefined ? {} : { because }),
    ...proofOwner(app, method.class),
  });
  return [rung(source, 'source', source.api), ...steps.map((step) => rung(step, step.what)), rung(target, 'sink', target.api)];
}
