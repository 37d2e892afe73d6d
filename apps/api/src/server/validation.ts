import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import Value from 'typebox/value';
import { type FieldError, Refusal } from '../problem/refusal.ts';
import { type SchemaFault, schemaFaultWords } from '../problem/schema-faults.ts';
import { refuseUnstorableText } from './storable-text.ts';

const MAX_ERRORS = 20;

export type InputPart = 'params' | 'query' | 'headers' | 'body';

/** Compiled when first asked for: a server knows some two thousand schemas, and a command of it needs none. */
const validators = new WeakMap<TSchema, Validator>();

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validator = Compile(schema);
  validators.set(schema, validator);
  return validator;
}

/** Checks one part of a request. Text from the address is converted to what the schema asks for; a body is taken as it is. */
export type Check = (value: unknown) => unknown;

/** @returns a check that gives the value or throws `invalid-input`; `unknown-field` where nothing else is wrong */
export function compileCheck(schema: TSchema, part: InputPart): Check {
  return (value) => {
    const validator = validatorOf(schema);
    const converted = part === 'body' ? value : Value.Convert(schema, value ?? {});
    if (!validator.Check(converted)) throw refusal(validator, converted, part);
    if (part !== 'headers') refuseUnstorableText(converted, part);
    return converted;
  };
}

function refusal(validator: Validator, value: unknown, part: InputPart): Refusal {
  // `boolean` is the second complaint about a field that `additionalProperties` names already.
  const found = validator.Errors(value).filter(({ keyword }) => keyword !== 'boolean');
  const errors: FieldError[] = found.slice(0, MAX_ERRORS).flatMap((error) => fieldErrors(error as SchemaError, part));
  const isOnlyUnknown = found.every(({ keyword }) => keyword === 'additionalProperties');
  return new Refusal(isOnlyUnknown ? 'unknown-field' : 'invalid-input', { errors: errors.slice(0, MAX_ERRORS) });
}

interface SchemaError extends SchemaFault {
  readonly instancePath: string;
  readonly params: SchemaFault['params'] & {
    readonly additionalProperties?: readonly string[];
    readonly requiredProperties?: readonly string[];
  };
}

function fieldErrors(fault: SchemaError, part: InputPart): FieldError[] {
  const { instancePath, params } = fault;
  const message = schemaFaultWords(fault);
  const at = `/${part}${instancePath}`;
  const named = params.additionalProperties ?? params.requiredProperties;
  if (named === undefined) return [{ pointer: at, message }];
  return named.map((name) => ({ pointer: `${at}/${name.slice(0, 128)}`, message }));
}

/** Whether an answer fits its schema; the first fault as text, undefined when it does. */
export function compileAnswerCheck(schema: TSchema): (value: unknown) => string | undefined {
  return (value) => {
    const validator = validatorOf(schema);
    if (validator.Check(value)) return undefined;
    const [first] = validator.Errors(value);
    return first === undefined ? 'does not fit' : `${first.instancePath} ${first.message}`;
  };
}
