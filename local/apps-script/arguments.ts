import { types } from 'node:util';
import { isJsonObject } from './json';
import type { JsonObject } from './json';
import { SignatureError } from './errors';
import { ServiceObject } from './service';

/** Checks for the arguments of service methods. Each throws SignatureError, which names the method on its way out. */
export function textArg(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new SignatureError();
}

export function optionalText(value: unknown): string | null {
  return value === undefined || value === null ? null : textArg(value);
}

export function integerArg(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new SignatureError();
  return value;
}

export function objectArg(value: unknown): JsonObject {
  if (!isJsonObject(value) || value instanceof ServiceObject) throw new SignatureError();
  return value;
}

export function arrayArg(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new SignatureError();
  return value;
}

export function gridArg(value: unknown): readonly (readonly unknown[])[] {
  return arrayArg(value).map(arrayArg);
}

/** Java-like names of argument types, as Google's error text lists them (reference 2.1). */
export function signatureText(args: readonly unknown[]): string {
  return args.map(typeName).join(',');
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof ServiceObject) return value.serviceName;
  if (Array.isArray(value)) return value.length > 0 ? `${typeName(value[0])}[]` : 'Object[]';
  if (types.isDate(value)) return 'Date';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'function' ? '(class)' : 'Object';
}
