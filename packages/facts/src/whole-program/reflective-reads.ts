import type { App } from '@touchstone/app-model';
import type { CallSite, Constant } from '@touchstone/program';
import type { Reach, ReflectiveCall } from '@touchstone/reach';
import { outcomesOf, UNKNOWN } from '../data-access/call-facts.ts';
import { dataAccessOf } from '../data-access/data-access.ts';
import type { Knowledge, SensitiveApi } from '../knowledge.ts';
import { apiNamed } from './api-names.ts';

/** A read by a call whose target stands in data: reflection, or a name in native code. */
export interface ReflectiveRead {
  readonly data: string;
  /** As catalogued. */
  readonly api: string;
  readonly via: 'reflection' | 'native';
  /** Constant argument that decides. */
  readonly argument: string | undefined;
  readonly site: Pick<ReflectiveCall, 'method' | 'instruction'>;
}

/** Resolved reflective calls of the API table, decided by their arguments as ordinary calls are. */
export function* reflectiveReads(app: App, knowledge: Knowledge, reach: Reach): Generator<ReflectiveRead> {
  const names = apiNamed(knowledge.apis);
  const { search } = dataAccessOf(app, knowledge);
  for (const call of reach.reflectiveCalls) {
    const row = names.of(call.target);
    if (row === undefined || row.effect === 'writes') continue;
    for (const outcome of outcomesOf(search, row, asCall(app, call))) {
      const data = outcome.data ?? row.data;
      if (data !== undefined && data !== 'any')
        yield { data, api: nameOf(row), via: call.how, argument: known(outcome.argument), site: call };
    }
  }
}

const known = (argument: string | undefined) => (argument === UNKNOWN ? undefined : argument);

const nameOf = ({ class: owner, name, signature = '' }: SensitiveApi) => `${owner}->${name}${signature}`;

/** The call as it would stand in code without reflection. */
function asCall({ program }: App, { method, instruction, target, arguments: given }: ReflectiveCall): CallSite {
  return {
    method,
    instruction,
    how: 'virtual',
    target: { class: target.class, name: target.name, signature: target.signature ?? '()V', row: -1 },
    place: () => program.placeOf(method, instruction),
    argument: (n) => constantOf(given[n]),
    receiver: () => undefined,
  };
}

function constantOf(value: string | number | undefined): Constant | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? { kind: 'text', value } : { kind: 'number', value };
}
