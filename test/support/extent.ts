/** `npm run sweep` sets it: every call then, where the usual run of the tests takes some of them. */
export const IS_FULL_SWEEP = process.env['SWEEP'] === 'full';

/** Every nth of a list, or all of it in a full sweep. */
export function everyNth<T>(list: readonly T[], stride: number, start: number): T[] {
  return IS_FULL_SWEEP ? [...list] : list.filter((_, index) => index % stride === start % stride);
}
