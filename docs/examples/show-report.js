// 把报告变成页面上的元素。/ Turns a report into elements of the page.
import { element, folded, table } from './element.js';
import { words } from './words.js';

const ORDER = ['violation', 'suspected', 'undecided', 'not-tested', 'not-found'];
const PLACES_SHOWN = 5;
const SUBJECTS_SHOWN = 12;

/**
 * @param report 见 docs/report.schema.json / as in docs/report.schema.json
 * @param titles 规则编号 → 名称、整改、文件 / rule id → title, remedy, document
 * @returns 元素，自上而下 / elements from top to bottom
 */
export function showReport(report, titles, lang) {
  const say = words[lang];
  return [
    summary(report, say),
    counts(report.findings, say),
    ...fixFirst(report, say, lang),
    element('h2', say.findings),
    ...findings(report, titles, say, lang),
    ...list(say.problems, [], report.problems.map(({ code, at }) => [code, place(at)])),
    ...list(say.sdks, [], report.sdks.map((sdk) => [sdk.name, sdk.vendor, sdk.version ?? ''])),
    ...list(say.permissions, [], report.permissions.map(({ name, use }) => [name, say.use[use]])),
    open(report.findings, titles, say, lang),
  ];
}

function summary({ app, file, signature, category, engine }, say) {
  if (app === null) return element('section.card', element('div.app', element('strong', file)), element('p.bad', say.unreadable));
  const rows = [
    [say.package, app.package],
    [say.version, `${app.versionName ?? ''} (${app.versionCode})`],
    [say.sdk, `${app.minSdk} / ${app.targetSdk}`],
    [say.size, `${(app.sizeBytes / 1024 / 1024).toFixed(1)} MiB`],
    ['SHA-256', element('code', app.sha256)],
    [say.signature, signatureLine(signature, say)],
    ...signature.signers.map((signer) => [say.signer, signer.subject]),
    ...(category === null ? [] : [[say.category, `${category.name}${category.confirmed ? '' : ` · ${say.unconfirmed}`}`]]),
    [say.law, say.lawOf(engine.asOf, engine.rules)],
  ];
  const facts = element('dl', ...rows.flatMap(([name, value]) => [element('dt', name), element('dd', value)]));
  return element('section.card', element('div.app', element('strong', app.label ?? say.noName), element('span.soft', file)), facts);
}

function signatureLine({ verified, schemes }, say) {
  const present = Object.entries(schemes).filter(([, state]) => state !== 'absent');
  const names = present.map(([name, state]) => (state === 'verified' ? name : `${name}: ${say.notVerified}`));
  return element(verified ? 'span.good' : 'span.bad', `${verified ? say.verified : say.notVerified}（${names.join(', ')}）`);
}

function counts(findings, say) {
  const cells = ORDER.map((result) => {
    const count = findings.filter((finding) => finding.result === result).length;
    return element(`div.count.${count === 0 ? 'none' : result}`, element('b', String(count)), say.results[result]);
  });
  return element('div.counts', ...cells);
}

function fixFirst({ fixFirst: fixes, sdks }, say, lang) {
  if (fixes.length === 0) return [];
  const sdkNames = new Map(sdks.map(({ id, name }) => [id, name]));
  const cards = fixes.map((fix) =>
    element('section.card', element('strong', fix.title[lang]), element('span.clause', fix.clauses.join('、')), element('p', fix.remedy[lang]), ...subjects(fix, say, sdkNames), element('p.place', place(fix.at))),
  );
  return [element('h2', say.fixFirst), ...cards];
}

/** 具体改什么：权限、SDK、信息种类等。/ What exactly is changed: permissions, SDKs, kinds of information and the like. */
function subjects({ subjects: all }, say, sdkNames) {
  if (all.length === 0) return [];
  const named = all.slice(0, SUBJECTS_SHOWN).map((one) => sdkNames.get(one) ?? one.replace(/^android\.permission\./, ''));
  const more = all.length - named.length;
  return [element('p.subjects', `${say.subjects}${named.join(say.comma)}${more === 0 ? '' : ` (+${more})`}`)];
}

function findings({ findings: all, facts }, titles, say, lang) {
  const shown = ['violation', 'suspected'].flatMap((result) => all.filter((finding) => finding.result === result));
  if (shown.length === 0) return [element('p.soft', say.noFindings)];
  return shown.map((finding) => {
    const rule = titles[finding.rule];
    const places = finding.facts.map((i) => place(facts[i].at));
    return element(
      `section.card.${finding.result}`,
      element('span.tag', say.results[finding.result]),
      element('strong', rule.title[lang]),
      element('span.clause', `${rule.document} ${finding.clause}`),
      element('p', rule.remedy[lang]),
      places.length === 0
        ? undefined
        : folded(
            say.evidence(places.length),
            ...places.slice(0, PLACES_SHOWN).map((text) => element('p.place', text)),
            places.length > PLACES_SHOWN ? element('p.soft', say.more(places.length - PLACES_SHOWN)) : undefined,
          ),
    );
  });
}

function list(title, headings, rows) {
  return rows.length === 0 ? [] : [folded(`${title}（${rows.length}）`, table(headings, rows))];
}

function open(findings, titles, say, lang) {
  const left = findings.filter(({ result }) => result === 'undecided' || result === 'not-tested');
  const rows = left.map((finding) => [say.results[finding.result], finding.clause, titles[finding.rule].title[lang], finding.reason ?? '']);
  return folded(say.open(left.length), table([], rows));
}

/** 别人能再找到的位置。/ Where a person finds it again. */
function place({ file, method, line, element: path, offset }) {
  const where = method ?? path ?? (offset === undefined ? undefined : `@${offset}`);
  return [file, where, line === undefined ? undefined : `:${line}`].filter((part) => part !== undefined).join(' ');
}
