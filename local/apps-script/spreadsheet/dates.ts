/** Sheets keeps a moment as days since 1899-12-30 in the spreadsheet's time zone. */
export const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The wall clock of a zone at a moment, written as if it were UTC. */
export function wallClockMs(timeMs: number, timeZone: string): number {
  if (timeZone === 'Etc/UTC' || timeZone === 'UTC') return timeMs;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(timeMs)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const millisecond = ((timeMs % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + millisecond;
}

/** The moment at which a zone's wall clock shows the given time; two rounds settle changes of the offset. */
export function momentMs(wallMs: number, timeZone: string): number {
  let guess = wallMs;
  for (let round = 0; round < 2; round += 1) guess += wallMs - wallClockMs(guess, timeZone);
  return guess;
}

export function serialOfWallClock(wallMs: number): number {
  return (wallMs - EPOCH_MS) / DAY_MS;
}

export function wallClockOfSerial(serial: number): number {
  return Math.round(serial * DAY_MS) + EPOCH_MS;
}

export function serialOfMoment(timeMs: number, timeZone: string): number {
  return serialOfWallClock(wallClockMs(timeMs, timeZone));
}

export function momentOfSerial(serial: number, timeZone: string): number {
  return momentMs(wallClockOfSerial(serial), timeZone);
}
