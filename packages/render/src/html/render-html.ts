import type { Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { type View, viewOf } from '../view/view.ts';
import { comparisonWords } from '../words/comparison.ts';
import { evidenceHeadings } from '../words/evidence.ts';
import { policyHeadings } from '../words/policy.ts';
import { runHeadings } from '../words/run.ts';
import { screenHeadings } from '../words/screens.ts';
import { certificates } from './certificates.ts';
import { chainsSection } from './chains.ts';
import { comparison } from './comparison.ts';
import { consent } from './consent.ts';
import { dataSection } from './data.ts';
import { domains } from './domains.ts';
import { evasion } from './evasion.ts';
import { evidence } from './evidence.ts';
import { fixFirst } from './fix-first.ts';
import { flows } from './flows.ts';
import { forPeople } from './for-people.ts';
import { gate } from './gate.ts';
import { identity } from './identity.ts';
import { html, Markup } from './markup.ts';
import { observationsSection } from './observations.ts';
import { permissions } from './permissions.ts';
import { policy } from './policy.ts';
import { problems } from './problems.ts';
import { run } from './run.ts';
import { screens } from './screens.ts';
import { sharing } from './sharing.ts';
import { style } from './style.ts';

/** A part of the page under a heading of its own; absent when there is nothing to say. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup | undefined;
}

/** Nothing is loaded and nothing runs; the style is the one inside the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one page that holds all it needs, for screen and paper. */
export function renderHtml(report: Report, options: RenderOptions): string {
  const view = viewOf(report, options);
  const { words } = view;
  const sections = sectionsOf(view).filter(({ body }) => body !== undefined);
  const name = report.app?.label ?? report.app?.package ?? report.file;
  const page = html`<!doctype html>
<html lang="${options.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name} · ${words.report}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${identity(view)}
<main>
<nav aria-label="${words.contents}"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${body}</section>
`,
)}</main>
<footer><p>${words.engine} ${report.engine.version} · ${words.rules} ${report.engine.rules} · ${words.asOf} ${report.engine.asOf} · ${report.schema}</p></footer>
</body>
</html>
`;
  return page.toString();
}

function sectionsOf(view: View): readonly Section[] {
  const { report, words, names } = view;
  const { say } = names;
  const isRead = report.app !== null;
  const hasEvidence = report.evidence !== undefined;
  const limits = html`<p>${hasEvidence ? words.limitsWithText : words.limitsText}</p>${report.engine.depth === 'full' ? undefined : html`<p>${words.flowNotRun}</p>`}`;
  return [
    { id: 'fix-first', title: words.fixFirst, body: fixFirst(view) },
    { id: 'comparison', title: say(comparisonWords.title), body: isRead ? comparison(view) : undefined },
    { id: 'evidence', title: say(evidenceHeadings.title), body: isRead ? evidence(view) : undefined },
    { id: 'gate', title: words.gate, body: gate(view) },
    { id: 'run', title: say(runHeadings.title), body: isRead ? run(view) : undefined },
    { id: 'policy', title: say(policyHeadings.title), body: isRead ? policy(view) : undefined },
    { id: 'screens', title: say(screenHeadings.title), body: isRead ? screens(view) : undefined },
    { id: 'people', title: say(screenHeadings.person), body: isRead ? forPeople(view) : undefined },
    { id: 'consent', title: words.consent, body: isRead ? consent(view) : undefined },
    { id: 'flows', title: words.flows, body: isRead ? flows(view) : undefined },
    { id: 'data', title: words.matrix, body: isRead ? dataSection(view) : undefined },
    { id: 'sdks', title: words.sdks, body: isRead ? sharing(view) : undefined },
    { id: 'permissions', title: words.permissions, body: isRead ? permissions(view) : undefined },
    { id: 'signature', title: words.certificates, body: certificates(view) },
    { id: 'domains', title: words.domains, body: domains(view) },
    { id: 'evasion', title: words.evasion, body: evasion(view) },
    { id: 'observations', title: words.observations, body: observationsSection(view) },
    { id: 'problems', title: words.problems, body: problems(view) },
    { id: 'chains', title: words.otherChains, body: chainsSection(view) },
    { id: 'limits', title: hasEvidence ? words.limitsWith : words.limits, body: limits },
  ];
}
