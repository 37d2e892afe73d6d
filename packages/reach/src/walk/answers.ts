import type { Program, Site } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import type { Answer, Chain } from '../reach.ts';
import { GATES, type GateState, type Repeated, TRIGGERS, type Trigger } from '../trigger.ts';
import type { DeadCode } from './dead-code.ts';
import type { GateView, Guarded } from './gate-view.ts';
import { isInLoop } from './out-edges.ts';
import { both, moreRepeated, rankOf } from './states.ts';
import { chainTo, otherChains, type Step, type Walk } from './walk.ts';

/** How an instruction can be reached, in the worst gate state there is: an answer for each trigger, with and without a screen. */
export function answersOf(
  program: Program,
  walk: Walk,
  gate: GateView,
  dead: DeadCode,
  site: Pick<Site, 'method' | 'instruction'>,
): readonly Answer[] {
  const { id } = site.method;
  if (dead.has(id, site.instruction)) return [];
  const own = gate.stateAt(id, site.instruction);
  const isLoop = isInLoop(program, id, site.instruction);
  const groups = Map.groupBy(walk.stepsTo(id, site.instruction), (step) => {
    const after = both(step.state.gate, own?.state ?? 'before-gate');
    const trigger = whenOpen(walk, step.state.trigger, after === step.state.gate ? step.guarded : own);
    return (TRIGGERS.indexOf(trigger) * GATES.length + GATES.indexOf(sureState(after, gate))) * 2 + (step.state.isBackground ? 1 : 0);
  });
  return worst([...groups])
    .sort(([a], [b]) => a - b)
    .map(([key, steps]): Answer => {
      const trigger = TRIGGERS[Math.floor(key / 2 / GATES.length)]!;
      const timely = steps.filter(({ state }) => state.trigger === trigger);
      const first = shortest(timely.length > 0 ? timely : steps);
      const after = both(first.state.gate, own?.state ?? 'before-gate');
      const guarded = after === first.state.gate ? first.guarded : own;
      const repeated = steps.reduce<Repeated>((most, { state }) => moreRepeated(most, state.repeated), isLoop ? 'loop' : 'no');
      const state = sureState(after, gate);
      const isBlind = state !== after;
      const chain = chainTo(first, guarded?.guard);
      const others = otherChains(first, guarded?.guard);
      const early = isBlind ? chainOfAny(walk, gate, id) : undefined;
      return {
        trigger,
        gate: state,
        why: state === 'undecided' ? (isBlind ? WHY_BLIND : (guarded?.why ?? 'gate')) : undefined,
        repeated,
        isBackground: first.state.isBackground,
        chain: early ?? chain,
        alternatives: early === undefined ? others : [chain, ...others.slice(0, -1)],
      };
    });
}

const WHY_BLIND = 'code that names a class which is not known may run before the gate, and may run this';

const sureState = (state: GateState, { blind }: GateView): GateState =>
  blind !== undefined && state === 'behind-gate' ? 'undecided' : state;

/** The way to where a class is loaded that may be any, and from there to a method. */
function chainOfAny(walk: Walk, { blind }: GateView, to: number): Chain | undefined {
  if (blind?.at === undefined) return undefined;
  const { method, instruction } = blind.at;
  const steps = walk.stepsTo(method, instruction);
  if (steps.length === 0) return undefined;
  const chain = chainTo(shortest(steps), undefined);
  const edge: Edge = {
    from: method,
    instruction,
    to,
    how: 'reflection',
    trigger: 'same',
    repeated: 'no',
    toBackground: false,
    because: '?',
    isGuessed: true,
  };
  return { ...chain, edges: [...chain.edges, edge] };
}

/** When a chain can go on past what guards it: not before the process is told what opens that. */
function whenOpen(walk: Walk, trigger: Trigger, guarded: Guarded | undefined): Trigger {
  const told = (guarded?.opensAt ?? [])
    .flatMap(({ method, instruction }) => walk.stepsTo(method, instruction))
    .map(({ state }) => state.trigger);
  const [first] = told.sort((a, b) => TRIGGERS.indexOf(a) - TRIGGERS.indexOf(b));
  return first !== undefined && rankOf(first) > rankOf(trigger) ? first : trigger;
}

/** Where one way leads there before the gate, the others tell nothing: nobody was asked. */
function worst(groups: readonly (readonly [number, readonly Step[]])[]): [number, readonly Step[]][] {
  const gates = groups.map(([key]) => (key >>> 1) % GATES.length);
  const least = Math.min(...gates);
  return groups.filter((_, i) => gates[i] === least).map(([key, steps]) => [key, steps]);
}

const shortest = (steps: readonly Step[]): Step => steps.reduce((best, step) => (step.length < best.length ? step : best));
