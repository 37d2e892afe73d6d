import type { Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import type { Report } from '@touchstone/verdict';

/**
 * The report with files of evidence under short names wherever a place names one: a reader knows `run.jsonl:71`, the whole path stands
 * once, in the list of what was given.
 */
export function withShortNames(report: Report): Report {
  const names = shortNames(report);
  if ([...names].every(([name, short]) => name === short)) return report;
  const place = (at: Place): Place => ({ ...at, file: names.get(at.file) ?? at.file });
  const named = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: names.get(one.file) ?? one.file });
  const { exhibits } = report;
  return {
    ...report,
    facts: report.facts.map((fact) => shortened(fact, place)),
    fixFirst: report.fixFirst.map((fix) => ({ ...fix, at: place(fix.at) })),
    problems: report.problems.map(({ code, at }) => ({ code, at: place(at) })),
    ...(exhibits === undefined
      ? {}
      : {
          exhibits: {
            ...exhibits,
            ...(exhibits.policy === undefined ? {} : { policy: named(exhibits.policy) }),
            ...(exhibits.runs === undefined ? {} : { runs: exhibits.runs.map(named) }),
          },
        }),
  };
}

function shortened(fact: Fact, place: (at: Place) => Place): Fact {
  const { at, timeline } = fact;
  const worst = timeline?.worst;
  return {
    ...fact,
    at: place(at),
    ...(timeline === undefined || worst === undefined ? {} : { timeline: { ...timeline, worst: place(worst) } }),
  };
}

/** Short name of each file of evidence: its last part where no other ends so. Those inside a folder keep the folder. */
export function shortNames({ evidence = [] }: Report): ReadonlyMap<string, string> {
  const shorts = evidence.map(({ input, name }) => (input === 'ui' || /^https?:/i.test(name) ? name : lastPart(name)));
  return new Map(
    evidence.map(({ name }, i) => [name, shorts.filter((short) => short === shorts[i]).length === 1 ? (shorts[i] ?? name) : name]),
  );
}

const lastPart = (name: string): string => name.split(/[/\\]/).findLast((part) => part !== '') ?? name;
