import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Answer, Chain } from '@touchstone/reach';
import type { Proof, Rung } from '../fact.ts';

/** The chain of an answer as a ladder down to the place that was asked about. */
export function proofOf(app: App, answer: Answer, site: Pick<Site, 'method' | 'instruction'>): Proof {
  const { guard } = answer.chain;
  const chain = rungsOf(app, answer.chain, site);
  const others = answer.alternatives.slice(0, MOST_OTHERS).map((other) => rungsOf(app, other, site));
  const room = roomOf(app);
  for (const rungs of [chain, ...others]) room.left -= rungs.reduce((sum, rung) => sum + costOf(rung), 0);
  const isSpent = room.left < 0;
  return {
    chain: isSpent ? endsOf(chain) : chain,
    ...(guard === undefined
      ? {}
      : { guard: { at: app.program.placeOf(guard.method, guard.instruction), kind: guard.kind, what: guard.what } }),
    ...(others.length === 0 || isSpent ? {} : { others }),
  };
}

/** Other ways written beside the shortest. */
const MOST_OTHERS = 2;
/** Characters of all proofs of an app together: beyond them a proof is its beginning and its end. */
const MOST_CHARACTERS = 8_000_000;

const rooms = new WeakMap<App, { left: number }>();

function roomOf(app: App): { left: number } {
  const room = rooms.get(app) ?? { left: MOST_CHARACTERS };
  rooms.set(app, room);
  return room;
}

const costOf = ({ at, because = '' }: Rung): number => 200 + 2 * (at.method?.length ?? 0) + because.length;

const endsOf = (chain: readonly Rung[]): readonly Rung[] => (chain.length <= 2 ? chain : [...chain.slice(0, 1), ...chain.slice(-1)]);

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
