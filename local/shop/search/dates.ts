/** Times in searches: with an offset they mean what they say, without one they are the store's local time. */

const DATE =
  /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?/;

export function parseSearchTime(text: string, timeZone: string, nowMs: number): number | null {
  if (text === 'now') return nowMs;
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const utcMs = Date.UTC(
    Number(year),
    Number(month ?? '1') - 1,
    Number(day ?? '1'),
    Number(hour ?? '0'),
    Number(minute ?? '0'),
    Number(second ?? '0'),
  );
  if (zone === 'Z') return utcMs;
  if (zone) return utcMs - offsetMs(zone);
  return utcMs - zoneOffsetMs(timeZone, utcMs);
}

function offsetMs(zone: string): number {
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.replace(/\D/g, '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
}

/** How far local time is ahead of UTC at about that moment. */
export function zoneOffsetMs(timeZone: string, timeMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(timeMs);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? '0');
  const localMs = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return localMs - Math.floor(timeMs / 1000) * 1000;
}
