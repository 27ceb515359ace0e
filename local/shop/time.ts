let lastSecond = Number.NaN;
let lastText = '';

/** Times of the API have second precision: `2026-11-25T09:00:00Z`. The last one is kept: stamps come in bursts. */
export function toIsoSeconds(timeMs: number): string {
  const second = Math.floor(timeMs / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`;
  }
  return lastText;
}
