import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Answer, Chain } from '@touchstone/reach';
import type { Proof, Rung } from '../fact.ts';

/** The chain of an answer as a ladder down to the place that was asked about. */
export function proofOf(app: App, answer: Answer, site: Pick<Site, 'method' | 'instruction'>): Proof {
  const { guard } = answer.chain;
  const others = answer.alternatives.map((chain) => rungsOf(app, chain, site));
  return {
    chain: rungsOf(app, answer.chain, site),
    ...(guard === undefined
      ? {}
      : { guard: { at: app.program.placeOf(guard.method, guard.instruction), kind: guard.kind, what: guard.what } }),
    ...(others.length === 0 ? {} : { others }),
  };
}

/** Rungs of one chain that are written out; a longer one keeps its beginning and its end. */
const MOST_RUNGS = 60;

function rungsOf(app: App, { entry, edges }: Chain, site: Pick<Site, 'method' | 'instruction'>): readonly Rung[] {
  const { program } = app;
  const leads = [...edges.map(({ instruction }) => instruction), site.instruction];
  const methods = [entry.method, ...edges.map(({ to }) => program.method(to))];
  const rungs = methods.map((method, i): Rung => {
    const edge = edges[i - 1];
    const { how, what } = edge === undefined ? entry.because : { how: edge.how, what: edge.because };
    return {
      at: program.placeOf(method, leads[i] ?? 0),
      how,
      ...(what === '' ? {} : { because: what }),
      ...proofOwner(app, method.class),
    };
  });
  if (rungs.length <= MOST_RUNGS) return rungs;
  return [...rungs.slice(0, MOST_RUNGS / 2), ...rungs.slice(-MOST_RUNGS / 2)];
}

/** Whose code a rung is. */
export function proofOwner(app: App, descriptor: string): Pick<Rung, 'owner' | 'sdk'> {
  const found = app.owners.of(descriptor);
  return 'sdk' in found ? { owner: found.owner, sdk: found.sdk } : { owner: found.owner };
}
