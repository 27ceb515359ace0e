/** Times of the API have second precision: `2026-11-25T09:00:00Z`. */
export function toIsoSeconds(timeMs: number): string {
  return `${new Date(Math.floor(timeMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
