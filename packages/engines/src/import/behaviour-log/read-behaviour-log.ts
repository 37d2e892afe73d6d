import type { Fact } from '@touchstone/facts';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { eachRow } from '@touchstone/readers';
import { callClassifier, createSheetReader, type Episode, foldRunLog, type RunLog, type StackOwner, stackOwners } from '@touchstone/trace';
import { capabilitiesWithin, judgedVotes, type Sight } from '../../findings/judged-votes.ts';
import { emptyResult } from '../../results.ts';
import { type Importer, importedEngine } from '../importer.ts';

/**
 * Behaviour logs tell what was read and by whom; Camille also tells whether the user had agreed. They do not tell which steps were carried
 * out, so a log without a reading clears nothing.
 */
const SIGHT: Sight = { kinds: new Set(['run.reads']), brings: new Set(['runtime']) };
const CAPABILITIES = capabilitiesWithin(SIGHT);
const MOST_BYTES = 256 * 1024 * 1024;

const TOOLS = {
  camille: { name: 'Camille', vendor: 'camille' },
  appscan: { name: 'AppScan', vendor: 'TongchengOpenSource' },
} as const;

/** Workbook that Camille writes. */
export const camilleImporter: Importer = behaviourLog('camille');
/** 关注列表.xlsx that AppScan exports. */
export const appscanImporter: Importer = behaviourLog('appscan');

function behaviourLog(format: keyof typeof TOOLS): Importer {
  return {
    format,
    read(bytes, subject) {
      if (bytes.length > MOST_BYTES) return { ok: false, reason: 'too-large' };
      const log = logOf(bytes, `${format}.xlsx`, subject.package);
      if (log.summary.records === 0 && log.summary.format === undefined) return { ok: false, reason: 'unreadable' };
      if (log.summary.format !== format) return { ok: false, reason: 'other-format' };
      const named = log.head?.app?.package;
      if (named !== undefined && subject.package !== undefined && named !== subject.package) return { ok: false, reason: 'other-artifact' };
      const description = importedEngine({
        id: format,
        version: log.head?.tool?.version,
        ruleSet: ruleSet.version,
        ...TOOLS[format],
        capabilities: CAPABILITIES,
      });
      const facts = log.episodes.flatMap((episode) => readingOf(episode, log.file));
      const empty = emptyResult(description, subject, 'SUCCEEDED');
      const problems = log.summary.problems.map(({ code, lines }) => ({ code, at: { file: log.file, line: lines[0] ?? 0 } }));
      const votes = judgedVotes(facts, SIGHT, CAPABILITIES, subject.asOf);
      return { ok: true, description, answer: { outcome: 'SUCCEEDED', result: { ...empty, ...votes, facts, problems } } };
    },
  };
}

function logOf(bytes: Uint8Array, file: string, app: string | undefined): RunLog {
  const fold = foldRunLog(file, {
    classify: callClassifier(knowledge, app),
    ownerOf: stackOwners({ of: (name) => ownerOf(name, app) }),
    values: [],
    ports,
  });
  const reader = createSheetReader(fold.sink, app === undefined ? {} : { package: app });
  eachRow(bytes, { ports }, (sheet, row) => reader.row(sheet, row));
  return fold.end(reader.end());
}

const SDKS: ReadonlyMap<string, { readonly sdk: string; readonly isLibrary: boolean }> = new Map(
  knowledge.sdks.flatMap(({ id, prefixes, isGeneralLibrary }) =>
    prefixes.map(({ prefix }) => [prefix, { sdk: id, isLibrary: isGeneralLibrary === true }]),
  ),
);

/** Whose a class is by its name alone: the package itself is not at hand. */
function ownerOf(descriptor: string, app: string | undefined): StackOwner {
  const name = descriptor.slice(1, -1).replaceAll('/', '.');
  if (app !== undefined && name.startsWith(`${app}.`)) return { owner: 'app', package: app };
  for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1)) {
    const found = SDKS.get(name.slice(0, end));
    if (found !== undefined) return { owner: found.isLibrary ? 'library' : 'sdk', sdk: found.sdk, package: name.slice(0, end) };
  }
  return { owner: 'unknown', package: name.slice(0, Math.max(0, name.lastIndexOf('.'))) };
}

function readingOf({ touch, owner, context, count, first, worst }: Episode, file: string): readonly Fact[] {
  const { data, api, effect } = touch;
  if (data === undefined || effect === 'writes') return [];
  const attributes = {
    data,
    api,
    count,
    value: worst.result?.state ?? 'unknown',
    disclosed: 'unknown',
    necessary: 'unknown',
    phase: context.consent,
    ...(context.appState === undefined ? {} : { appState: context.appState }),
    owner: owner.owner,
    ...(owner.sdk === undefined ? {} : { sdk: owner.sdk }),
  };
  return [{ kind: 'run.reads', attributes, at: { file, line: first.line } }];
}
