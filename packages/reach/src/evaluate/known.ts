/** A value while methods are carried out: `undefined` is one that is not known. Longs are `bigint`, booleans and chars numbers. */
export type Known = undefined | null | number | bigint | string | Thing;

/** An object. Which `kind` decides what is known of it; all are told apart by identity. */
export type Thing =
  | { readonly kind: 'builder'; text: string | undefined }
  | { readonly kind: 'array'; readonly type: string; readonly items: Known[] }
  | { readonly kind: 'class'; readonly descriptor: string }
  /** A method, constructor (`<init>`) or field found by reflection; name undefined: one of a list, not yet chosen. */
  | {
      readonly kind: 'member';
      readonly class: string;
      name: string | undefined;
      readonly parameters: readonly Known[] | undefined;
      readonly isField: boolean;
    }
  /** The name of a member that is one of a list: what it is compared with chooses it. */
  | { readonly kind: 'member-name'; readonly member: Thing & { readonly kind: 'member' } }
  | { readonly kind: 'list'; readonly class: string; readonly items: Known[] }
  | { readonly kind: 'map'; readonly class: string; readonly items: Map<Known, Known> }
  /** Any other object: of exactly this class, made at an instruction of a method; where that is below 0, of it or a class below. */
  | {
      readonly kind: 'object';
      readonly class: string;
      readonly method: number;
      readonly at: number;
      /** Undefined until one is written. */
      fields: Map<string, Known> | undefined;
    };

export const isThing = (value: Known): value is Thing => typeof value === 'object' && value !== null;

export function isOf<K extends Thing['kind']>(value: Known, kind: K): value is Thing & { readonly kind: K } {
  return isThing(value) && value.kind === kind;
}

/** `at` of an object that is there, and of one that may be null: what a method of the platform gave. */
export const GIVEN = -1;
export const PERHAPS = -2;

export const mayBeNull = (value: Known): boolean => isOf(value, 'object') && value.at === PERHAPS;

export const objectOf = (type: string, at: number): Known => ({ kind: 'object', class: type, method: -1, at, fields: undefined });

/** Fields of constants of an enum that the platform fills; no field of the app has such a name. */
export const ENUM_NAME = '(name)';
export const ENUM_ORDINAL = '(ordinal)';

/** Longest text that is made. */
export const LONGEST_TEXT = 16_384;
/** Longest array that is made. */
export const LONGEST_ARRAY = 16_384;
