import { readFusedResult, rejudgeResults } from '@touchstone/api-client/routes/runs';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { currentFused, openClauses } from '@touchstone/db/repositories/run-lists';
import { explain, type Fused, type WeighedVote } from '@touchstone/domain/fusion';
import type { SignedIn } from '../../access/actor.ts';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { clauseTitles } from '../../wiring/clause-titles.ts';
import { reasonText } from '../../wiring/reason-text.ts';
import { ownCampaign } from '../campaigns/own-campaign.ts';
import { mayReview } from '../findings/shapes.ts';

type KeptVote = WeighedVote & { readonly isPerson?: boolean; readonly strength?: 'violation' | 'suspected' };
type KeptClause = Pick<Fused, 'clause' | 'outcome' | 'probability' | 'band'> &
  Partial<Omit<Fused['reason'], 'votes'>> & { readonly votes: readonly KeptVote[] };

export const readFusedResultHandler = handle(readFusedResult, async ({ params, actor, language, transaction }) => {
  const { fused, open } = await transaction(async (tx) => ({
    fused: await currentFused(tx, params.artifact),
    open: new Set(mayReview(actor as SignedIn) ? await openClauses(tx, params.artifact) : []),
  }));
  if (fused === undefined) throw new Refusal('not-found');
  const titles = clauseTitles();
  const kept = fused.clauses as readonly KeptClause[];
  const engines = new Map(
    kept.flatMap(({ votes }) => votes.map(({ engine, engineVersion }) => [`${engine} ${engineVersion}`, { engine, engineVersion }])),
  );
  const { clauses: _, at, ...rest } = fused;
  const clauses = kept.map((one) => {
    // who still has to decide it looks at the votes and not at what the machine made of them
    const shows = !open.has(one.clause);
    return {
      clause: one.clause,
      title: titles.get(one.clause) ?? one.clause,
      outcome: shows ? one.outcome : null,
      probability: shows ? one.probability : null,
      reasons: shows ? reasonsOf(one, language) : [],
      votes: one.votes.map((vote) => ({
        engine: vote.engine,
        engineVersion: vote.engineVersion,
        isPerson: vote.isPerson === true,
        vote: vote.vote,
        strength: vote.strength ?? null,
        reason: vote.reason,
        reasonText: vote.reason === null ? null : reasonText(vote.reason, language),
        standing: shows ? vote.standing : null,
        weight: shows ? vote.weight : null,
      })),
    };
  });
  return { status: 200, body: { ...rest, at: at.toISOString(), engines: [...engines.values()], clauses } };
});

function reasonsOf({ prevalence, thresholds, votes, ...fused }: KeptClause, language: 'zh' | 'en'): string[] {
  if (prevalence === undefined || thresholds === undefined) return [];
  return [...explain({ ...fused, reason: { prevalence, thresholds, votes } }, language)];
}

export const rejudgeResultsHandler = handle(rejudgeResults, async (context) => {
  const { body, actor, session, address, platform, transaction } = context;
  if (body.campaign !== undefined) await ownCampaign(context, body.campaign);
  return transaction(async (tx) => {
    const job = await askFor(tx, { platform, session, actor }, 'results-rejudge', body);
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'fusion.calibrate',
      object: { kind: 'bulk-job', id: job.id },
      detail: { rules: body.rules, reason: body.reason, campaign: body.campaign ?? null, artifacts: body.artifacts?.length ?? null },
    });
    return { status: 202, body: bulkJobShape(job) };
  });
});
