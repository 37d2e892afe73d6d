import { type FieldError, Refusal } from '../problem/refusal.ts';
import type { InputPart } from './validation.ts';

/**
 * Refuses text that PostgreSQL cannot keep: NUL, and halves of surrogate pairs. Better here, with its place, than as a failure
 * of whatever statement meets it first.
 */
export function refuseUnstorableText(value: unknown, part: InputPart): void {
  const pointer = find(value, `/${part}`);
  if (pointer === undefined) return;
  const error: FieldError = { pointer, message: 'not-storable' };
  throw new Refusal('invalid-input', { errors: [error] });
}

/** Depth is bounded by the parser of the body: a value that was parsed has been walked once already. */
function find(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0') ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}/${name.toWellFormed().replaceAll('\0', '').slice(0, 128)}`;
    if (!name.isWellFormed() || name.includes('\0')) return at;
    const found = find(member, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
