import type { SensitiveApi } from '@touchstone/facts';
import type { Entry } from './entry.ts';

const CALL = /^(L[^;]+;)->([^(:]+)(\(.*\).+|:.+)?$/;
const RULES = [
  'uri',
  'command',
  'package',
  'property',
  'file',
  'action',
  'sensor',
  'reflection',
  'loads-code',
  'requests-permission',
] as const;
const FIELDS = 'call row reads writes acts data rule via arguments periodArgument delayArgument';

/** Tokens and actions that a data file may name. */
export interface Words {
  readonly isToken: (token: string) => boolean;
  readonly isAction: (action: string) => boolean;
}

/** One entry of data/api-methods/<topic>.yaml */
export function readApi(entry: Entry, words: Words): SensitiveApi {
  entry.only(...FIELDS.split(' '));
  const [, owner, name, rest] =
    CALL.exec(entry.get('call').text()) ?? entry.get('call').fail('must be Lclass;->name(parameters)result or Lclass;->field:type');
  const isField = rest?.startsWith(':') === true;
  const rule = entry.get('rule').isAbsent ? undefined : entry.get('rule').oneOf(RULES);
  const via = entry.get('via').isAbsent ? undefined : entry.get('via').oneOf(['api', 'sdk-api']);
  return {
    class: owner as string,
    name: name as string,
    ...(rest === undefined || isField ? {} : { signature: rest }),
    member: isField ? 'field' : 'method',
    ...readEffect(entry, words, rule !== undefined),
    ...readArguments(entry.get('arguments'), words),
    ...numbers(entry),
    ...(rule === undefined ? {} : { rule }),
    via: isField ? 'field' : (via ?? 'api'),
    row: entry.get('row').whole(),
  };
}

/** Exactly one of reads, writes, acts; `any` leaves it to the rule. */
function readEffect(entry: Entry, words: Words, hasRule: boolean): Pick<SensitiveApi, 'effect' | 'data' | 'action'> {
  const given = (['reads', 'writes', 'acts'] as const).filter((effect) => !entry.get(effect).isAbsent);
  const [effect, second] = given;
  if (effect === undefined || second !== undefined) return entry.fail('needs one of reads, writes, acts');
  const what = entry.get(effect).text();
  const open = what === 'any';
  if (open && !hasRule) entry.get(effect).fail('any needs a rule');
  if (effect !== 'acts') return { effect, ...(open ? {} : { data: token(entry.get(effect), words) }) };
  const data = entry.get('data').isAbsent ? {} : { data: token(entry.get('data'), words) };
  return { effect, ...(open ? {} : { action: action(entry.get(effect), words) }), ...data };
}

function readArguments(given: Entry, words: Words): Pick<SensitiveApi, 'arguments'> {
  if (given.isAbsent) return {};
  given.only('index', 'by', 'match', 'otherwise', 'unknown');
  return {
    arguments: {
      index: given.get('index').whole(),
      ...(given.get('by').isAbsent ? {} : { by: given.get('by').oneOf(['value', 'bit']) }),
      match: given
        .get('match')
        .list()
        .map((match) => readMatch(match, words)),
      otherwise: given.get('otherwise').oneOf(['ignore', 'count']),
      ...(given.get('unknown').isAbsent ? {} : { unknown: action(given.get('unknown'), words) }),
    },
  };
}

function readMatch(match: Entry, words: Words): { value: string | number; data?: string; action?: string } {
  match.only('value', 'data', 'action');
  return {
    value: match.get('value').constant(),
    ...(match.get('data').isAbsent ? {} : { data: token(match.get('data'), words) }),
    ...(match.get('action').isAbsent ? {} : { action: action(match.get('action'), words) }),
  };
}

function numbers(entry: Entry): Pick<SensitiveApi, 'periodArgument' | 'delayArgument'> {
  const period = entry.get('periodArgument').optionalWhole();
  const delay = entry.get('delayArgument').optionalWhole();
  return { ...(period === undefined ? {} : { periodArgument: period }), ...(delay === undefined ? {} : { delayArgument: delay }) };
}

export function token(entry: Entry, words: Words): string {
  return words.isToken(entry.text()) ? entry.text() : entry.fail(`${entry.text()} is not in data/personal-info.yaml`);
}

export function action(entry: Entry, words: Words): string {
  return words.isAction(entry.text()) ? entry.text() : entry.fail(`${entry.text()} is not an action of code.acts`);
}
