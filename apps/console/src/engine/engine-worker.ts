// The engine in a worker of the browser: it gets a file from the page and gives back what it found. It asks nobody for anything.
import { ports } from '@touchstone/ports-js';
import { type ReportPages, reportPages } from '@touchstone/render';
import { knowledge, type Report, ruleSet, unreadableReport } from '@touchstone/scan-core/browser';
import { checkedFile } from './checked-file.ts';
import { FileChanged, fileSource } from './file-source.ts';
import type { Answer, Ask, ReportLanguage, Stage, Told } from './messages.ts';
import { scanFile } from './scan-file.ts';

let report: Report | undefined;
let pages: { readonly language: ReportLanguage; readonly of: ReportPages } | undefined;

const say = (answer: Answer): void => globalThis.postMessage(answer);
const onStage = (stage: Stage): void => say({ kind: 'stage', stage });

globalThis.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  answerTo(data).then(
    (told) => say({ kind: 'told', told }),
    (error: unknown) => say({ kind: 'fault', message: String(error) }),
  );
});

async function answerTo(ask: Ask): Promise<Told[keyof Told]> {
  if (ask.kind === 'check') {
    report = await check(ask);
    pages = undefined;
    onStage('wording');
    return checkedFile(report, pagesIn(ask.language), ask.language);
  }
  if (report === undefined) throw new Error('nothing was checked yet');
  const of = pagesIn(ask.language);
  switch (ask.kind) {
    case 'overview':
      return checkedFile(report, of, ask.language);
    case 'finding':
      return of.finding(ask.rule);
    case 'rows': {
      const chosen = of.choose(ask.choice);
      return { total: chosen.length, rows: chosen.slice(0, ask.most).flatMap((index) => of.row(index) ?? []) };
    }
    case 'fact':
      return of.fact(ask.index);
    // only who wants a file loads what writes it
    case 'file':
      return [(await import('./made-files.ts')).reportFile(report, ask.format, ask.language)];
    case 'lists':
      return (await import('./made-files.ts')).listFiles(report, ask.language);
  }
}

async function check({ file, attempt }: Extract<Ask, { kind: 'check' }>): Promise<Report> {
  try {
    onStage('reading');
    return await scanFile({ name: file.name, source: await fileSource(file) }, { attempt, ports, onStage });
  } catch (error) {
    if (!(error instanceof FileChanged)) throw error;
    return unreadableReport([{ code: 'file/changed', at: 0 }], { name: file.name });
  }
}

/** Made once for a language: asking is cheap then. */
function pagesIn(language: ReportLanguage): ReportPages {
  if (report === undefined) throw new Error('nothing was checked yet');
  if (pages?.language !== language) pages = { language, of: reportPages(report, { lang: language, ruleSet, knowledge }) };
  return pages.of;
}
