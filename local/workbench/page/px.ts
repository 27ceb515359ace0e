/** Styles take lengths as text. */
export function px(length: number): string {
  return `${length}px`;
}
