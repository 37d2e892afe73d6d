import type { Result } from '@touchstone/verdict';
import { zoneText } from '../view/clock.ts';
import { type Band, groundsOf, sayScenario } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { consentWords, scenarioWords } from '../words/run.ts';

/** What a run did, as lanes over its steps and states of consent. */
export interface TimelinePage {
  readonly logs: readonly {
    readonly file: string;
    readonly records: number;
    readonly requests: number;
    readonly device: string | null;
    readonly tool: string | null;
    readonly zone: string;
  }[];
  readonly grounds: readonly {
    readonly from: number;
    readonly to: number;
    readonly offsetMinutes: number;
    readonly steps: readonly Band[];
    readonly consent: readonly Band[];
  }[];
  /** Steps of the script that no log has: what must be watched in them was not tested. */
  readonly stepsLeftOut: readonly string[];
  readonly consentWords: readonly { readonly kind: string; readonly name: string }[];
  readonly lanes: readonly {
    readonly name: string;
    readonly owner: string;
    readonly result: Result | null;
    readonly clauses: readonly string[];
    /** The first of its facts, which opens it. */
    readonly fact: number | null;
    readonly facts: number;
    readonly moments: readonly { readonly time: number; readonly result: Result | null }[];
  }[];
  /** Lanes that are there; the worst are among those given. */
  readonly laneCount: number;
}

const MOST_LANES = 60;
/** Strokes of one lane: more than these are no wider than the lane. */
const MOST_MOMENTS = 400;

export function timelinePage(view: View): TimelinePage {
  const { report, names, lanes } = view;
  const runs = report.exhibits?.runs ?? [];
  const done = new Set(runs.flatMap(({ steps }) => steps.map(({ scenario }) => scenario)));
  const indexOf = new Map(report.facts.map((fact, i) => [fact, i]));
  return {
    logs: runs.map(({ file, records, requests, device, tool, offsetMinutes }) => ({
      ...{ file, records, requests },
      device: device ?? null,
      tool: tool ?? null,
      zone: zoneText(offsetMinutes),
    })),
    grounds: groundsOf(report, names),
    stepsLeftOut:
      runs.length === 0
        ? []
        : Object.keys(scenarioWords)
            .filter((one) => !done.has(one))
            .map((one) => sayScenario(one, names)),
    consentWords: Object.entries(consentWords).map(([kind, name]) => ({ kind, name: names.say(name) })),
    lanes: lanes.slice(0, MOST_LANES).map(({ name, owner, result, findings, facts, moments }) => ({
      ...{ name, owner },
      result: result ?? null,
      clauses: findings.map(({ clause }) => clause),
      fact: facts[0] === undefined ? null : (indexOf.get(facts[0]) ?? null),
      facts: facts.length,
      moments: thinned(moments).map((moment) => ({ time: moment.time, result: moment.result ?? null })),
    })),
    laneCount: lanes.length,
  };
}

/** The first, the last, and of the others as many as fit, evenly; what touches a clause is kept as long as there is room. */
function thinned<T extends { readonly result: Result | undefined }>(moments: readonly T[]): readonly T[] {
  if (moments.length <= MOST_MOMENTS) return moments;
  const step = (moments.length - 1) / (MOST_MOMENTS - 1);
  return Array.from({ length: MOST_MOMENTS }, (_, i) => moments[Math.round(i * step)] as T);
}
