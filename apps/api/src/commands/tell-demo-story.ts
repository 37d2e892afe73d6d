import { systemSession, withSession } from '@touchstone/db';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { handlers } from '../routes/index.ts';
import { buildServer } from '../server/build-server.ts';
import { serverConfig } from '../server/config.ts';
import { type Cast, deeds } from '../story/deeds.ts';
import { type Hand, handOf } from '../story/hands.ts';
import { LIAR, SHELF, spanOf } from '../story/plot.ts';
import { type SidePlots, sidePlots } from '../story/side-plots.ts';
import { tellStory } from '../story/tell-story.ts';
import { turnLoops } from '../story/turn-loops.ts';
import type { Installation } from '../wiring/installation.ts';
import { clockBounds } from '../wiring/read-clock-setting.ts';

/** What `npm start` hands over: who plays, and where the stores listen. */
export interface StoryPlan {
  readonly passwords: Readonly<Record<string, string>>;
  readonly stores: Readonly<Record<string, string>>;
  /** Those who have an account, by the names of their organisations. */
  readonly firms: Readonly<Record<string, string>>;
  /** Folder of what firms repaired and no store lists. */
  readonly builds: string;
}

/** Where it is kept how far the story was told. */
const SETTING = 'demo-story';

/**
 * `demo story`: cases of the demonstration stores in each state, by the API and the clock of the demonstration; once. Prints how many.
 * One that was interrupted goes on.
 */
export const tellDemoStory = (installation: Installation): Promise<number> =>
  told(installation).finally(() => void process.stdin.destroy());

async function told(installation: Installation): Promise<number> {
  const stop = new AbortController();
  const plan = await readPlan(stop);
  const { platform, db } = installation;
  if (!platform.clock.isSettable) throw new RangeError('demo story: TOUCHSTONE_DEMO=1');
  const progress = await progressOf(installation);
  if (progress.isTold === true) return say({ cases: 0, isNew: false });
  const bounds = await withSession(db, systemSession('demo'), clockBounds);
  if (bounds === undefined) return say({ cases: 0, isNew: false });

  process.once('SIGTERM', () => stop.abort());
  // nobody waits in front of it: it is never too busy
  const config = { ...serverConfig({}), logLevel: 'silent', maxEventLoopDelayMs: 0 };
  const app = await buildServer({ config, platform, handlers });
  try {
    const hand = (login: string) => handOf(app, login, plan.passwords[login] ?? '');
    const cast = await castOf(hand, plan);
    const sides = sidePlots({ ...cast, intake: await hand('intake'), kuaida: await hand('kuaida') });
    const did = new Set(progress.sides ?? []);
    const [span, story] = [spanOf(platform.machineNow().getTime(), bounds.lastMs), deeds(platform, cast, plan.builds)];
    const cases = await tellStory({
      ...{ span, deeds: story, signal: stop.signal },
      async once(side) {
        if (did.has(side)) return;
        await sides[side]();
        did.add(side);
        await keep(installation, { sides: [...did] });
      },
      turn: turnLoops(installation, stop.signal),
      lie: () => pull(plan.stores[LIAR], 'lies', ['acknowledges-but-live']),
      publish: (listing) => pull(plan.stores[SHELF], 'publish-next', [listing]),
      patience: { everyMs: 1000, scansMs: 300_000, retestMs: 90_000, storeMs: 500 },
    }).catch(async (error: unknown) => {
      // whoever looks at what there is does so today
      if (!stop.signal.aborted) await story.clock(span.endsNow ? undefined : span.endMs);
      throw error;
    });
    await keep(installation, { isTold: true });
    return say({ cases, isNew: true });
  } finally {
    await app.close();
  }
}

/** Time that what is under way is given when who started it is gone. */
const LAST_MS = 5000;

/** The plan is the first line; when the input ends after it, who started this is gone, and the story ends as well. */
function readPlan(stop: AbortController): Promise<StoryPlan> {
  return new Promise((resolve, reject) => {
    let said = '';
    const done = (json: string) => {
      try {
        resolve(JSON.parse(json) as StoryPlan);
      } catch (error) {
        reject(error);
      }
    };
    process.stdin
      .setEncoding('utf8')
      .on('data', (piece: string) => {
        const isNew = !said.includes('\n');
        said += piece;
        if (isNew && said.includes('\n')) done(said.slice(0, said.indexOf('\n')));
      })
      .once('end', () => {
        if (!said.includes('\n')) return done(said);
        stop.abort();
        setTimeout(() => process.exit(1), LAST_MS).unref();
      });
  });
}

interface Progress {
  readonly isTold?: boolean;
  /** What was done beside the cases. */
  readonly sides?: readonly (keyof SidePlots)[];
}

const progressOf = ({ db }: Pick<Installation, 'db'>): Promise<Progress> =>
  withSession(db, systemSession('demo'), async (tx) => (await settingRows(tx).setting<Progress>(SETTING)).value ?? {});

const keep = ({ db }: Pick<Installation, 'db'>, progress: Progress): Promise<boolean> =>
  withSession(db, systemSession('demo'), async (tx) => {
    const { rowVersion } = await settingRows(tx).setting(SETTING);
    return settingRows(tx).saveSetting(SETTING, progress, rowVersion, null);
  });

async function castOf(hand: (login: string) => Promise<Hand>, { firms }: StoryPlan): Promise<Cast> {
  const known = await Promise.all(Object.entries(firms).map(async ([name, login]) => [name, await hand(login)] as const));
  return {
    ...{ inspector: await hand('inspector'), reviewer: await hand('reviewer') },
    ...{ approver: await hand('approver'), admin: await hand('admin') },
    firms: new Map(known),
  };
}

/** A lever of a demonstration store. */
async function pull(store: string | undefined, lever: string, words: readonly string[]): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${store}/demo/${lever}`, { method: 'POST', headers, body: JSON.stringify(words) });
  if (!answer.ok) throw new Error(`${store}/demo/${lever}: ${answer.status}`);
}

function say(said: { readonly cases: number; readonly isNew: boolean }): number {
  process.stdout.write(`${JSON.stringify(said)}\n`);
  return 0;
}
