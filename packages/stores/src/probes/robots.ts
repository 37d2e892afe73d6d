/** What a site's robots.txt says to one agent. */
export interface Robots {
  readonly rules: readonly { readonly allow: boolean; readonly path: string }[];
  readonly delaySeconds: number | undefined;
}

const MAX_LINES = 5000;

/** @source RFC 9309; Crawl-delay is an extension that we honour */
export function readRobots(text: string, agent: string): Robots {
  const groups: { agents: string[]; rules: { allow: boolean; path: string }[]; delay: number | undefined; isOpen: boolean }[] = [];
  for (const line of text.split(/\r\n?|\n/).slice(0, MAX_LINES)) {
    const [, field = '', raw = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    const value = raw.trim();
    let group = groups.at(-1);
    if (field.toLowerCase() === 'user-agent') {
      if (group === undefined || !group.isOpen) {
        group = { agents: [], rules: [], delay: undefined, isOpen: true };
        groups.push(group);
      }
      group.agents.push(value.toLowerCase());
    } else if (group !== undefined && /^(?:dis)?allow$/i.test(field)) {
      group.isOpen = false;
      if (value !== '') group.rules.push({ allow: field.toLowerCase() === 'allow', path: value.slice(0, 1000) });
    } else if (group !== undefined && field.toLowerCase() === 'crawl-delay') {
      group.isOpen = false;
      if (/^\d{1,5}(?:\.\d+)?$/.test(value)) group.delay = Number(value);
    }
  }
  const named = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    delaySeconds: chosen.map(({ delay }) => delay).find((delay) => delay !== undefined),
  };
}

/** The longest rule that fits decides; of two as long, the one that allows. */
export function isAllowed({ rules }: Robots, path: string): boolean {
  const fitting = rules
    .filter((rule) => fits(rule.path, path))
    .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
  return fitting[0]?.allow ?? true;
}

/** `*` is anything, `$` the end; without backtracking, whoever wrote the pattern. */
function fits(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const found =
      i === 0
        ? path.startsWith(part)
          ? 0
          : -1
        : i === parts.length - 1 && isAnchored
          ? lastPlace(path, part, at)
          : path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isAnchored || at === path.length;
}

function lastPlace(path: string, part: string, from: number): number {
  const at = path.length - part.length;
  return at >= from && path.endsWith(part) ? at : -1;
}
