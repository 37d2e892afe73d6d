import type { Fact, PolicyExhibit } from '@touchstone/facts';
import { placeText } from '../view/code-names.ts';
import { policyFacts, type StatementRow, statementRows } from '../view/policy.ts';
import type { View } from '../view/view.ts';
import { partyColumns, policyHeadings } from '../words/policy.ts';
import { factsTable } from './facts-table.ts';
import { html, type Markup, type Part } from './markup.ts';
import { apart, code, table } from './table.ts';

/** Rows of one list. */
const ROWS = 100;

/** What the policy states in its own words, what it lacks, and where it does not fit. */
export function policy(view: View): Markup {
  const { report, names } = view;
  const say = names.say;
  const isGiven = report.evidence?.some(({ input }) => input === 'policy') === true;
  const rows = statementRows(report, names);
  const { against, lacks, vague, items, others } = policyFacts(report);
  if (rows === undefined && against.length + lacks.length + vague.length + items.length + others.length === 0) {
    return html`<p><span class="cell absent">${say(isGiven ? policyHeadings.unread : policyHeadings.notGiven)}</span></p>`;
  }
  return html`${headOf(report.exhibits?.policy, view)}
<div class="titled">${list(policyHeadings.against, against, view, true)}${list(policyHeadings.lacks, lacks, view, true)}
${
  rows === undefined
    ? undefined
    : table(
        say(policyHeadings.statements),
        [say(policyHeadings.statement), say(policyHeadings.state), say(policyHeadings.line), say(policyHeadings.quote)],
        rows.map((row) => statementCells(row, view)),
        'statements',
      )
}
${partyTable(report.exhibits?.policy, view)}
${list(policyHeadings.vague, vague, view, true)}${list(policyHeadings.others, others, view, true)}${list(policyHeadings.items, items, view, false)}</div>`;
}

function headOf(told: PolicyExhibit | undefined, { names }: View): Part {
  if (told === undefined) return undefined;
  const { file, characters, handler, version, updated, effective } = told;
  const parts = [
    `${characters} ${names.say(policyHeadings.characters)}`,
    ...Object.entries({ handler, version, updated, effective }).flatMap(([name, value]) =>
      value === undefined ? [] : [`${names.say(policyHeadings[name as 'handler'])} ${value}`],
    ),
  ];
  return html`<p class="note">${code(file)} · ${apart(parts.join(' · '))}</p>`;
}

const STATES = {
  present: ['good', '✓'],
  missing: ['bad', '✕'],
  'not-needed': ['none', ''],
} as const;

function statementCells({ id, name, state, count, place, quote }: StatementRow, { names }: View): readonly Part[] {
  const [tone, sign] = STATES[state];
  const word = names.say(policyHeadings[state === 'not-needed' ? 'notNeeded' : state]);
  return [
    html`${name} <span class="soft">${id}</span>`,
    html`<span class="cell ${tone}">${sign} ${word}${count > 1 ? ` ${count}` : ''}</span>`,
    place === '' ? '' : code(place),
    quote === '' ? '' : html`<q class="quote">${quote}</q>`,
  ];
}

/** The list of third parties as the policy has it; what a row lacks is marked. */
function partyTable(told: PolicyExhibit | undefined, { names, words }: View): Part {
  const parties = told?.parties ?? [];
  if (parties.length === 0) return undefined;
  const columns = Object.keys(partyColumns) as (keyof typeof partyColumns)[];
  const rows = parties
    .slice(0, ROWS)
    .map((party) => [
      apart(party.name),
      ...columns
        .slice(1)
        .map((column) =>
          party[column] === undefined ? html`<span class="cell warn">▲ ${names.say(policyHeadings.absent)}</span>` : apart(party[column]),
        ),
      code(placeText({ file: told?.file ?? '', line: party.line })),
    ]);
  return html`${table(
    `${names.say(policyHeadings.parties)} ${parties.length}`,
    [...columns.map((column) => names.say(partyColumns[column])), names.say(policyHeadings.line)],
    rows,
    'sharing',
  )}${parties.length > ROWS ? html`<p class="note">${words.moreInJson(parties.length - ROWS)}</p>` : undefined}`;
}

function list(title: (typeof policyHeadings)[keyof typeof policyHeadings], facts: readonly Fact[], view: View, isOpen: boolean): Part {
  if (facts.length === 0) return undefined;
  const caption = `${view.names.say(title)} ${facts.length}`;
  const shown = factsTable(caption, facts, ROWS, view);
  return isOpen ? shown : html`<details class="paper"><summary>${caption}</summary>${shown}</details>`;
}
