import { NotModelledError } from '../context';

/** Inputs that belong to domains which are still to come; ignoring them would look like success. */
export function refuseUnmodelled(input: object, keys: readonly string[], place: string): void {
  for (const key of keys) {
    const value: unknown = Reflect.get(input, key);
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) throw new NotModelledError(`${place}.${key}`);
  }
}
