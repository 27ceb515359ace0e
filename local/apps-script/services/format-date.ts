import { types } from 'node:util';
import { ServiceError, SignatureError } from '../errors';
import { wallClockMs } from '../spreadsheet/dates';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Utilities.formatDate: the letters of Java's SimpleDateFormat that are in common use. */
export function formatDate(date: unknown, timeZone: string, pattern: string): string {
  if (!types.isDate(date)) throw new SignatureError();
  const timeMs = date.getTime();
  const wallMs = wallClock(timeMs, timeZone);
  const wall = new Date(wallMs);
  const offsetMinutes = Math.round((wallMs - timeMs) / 60_000);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (token, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    return letterText(token, wall, offsetMinutes);
  });
}

function wallClock(timeMs: number, timeZone: string): number {
  try {
    return wallClockMs(timeMs, timeZone === 'GMT' ? 'UTC' : timeZone);
  } catch {
    throw new ServiceError(`Invalid argument: timeZone. Should be of type: String`);
  }
}

function letterText(token: string, wall: Date, offsetMinutes: number): string {
  const padded = (value: number): string => String(value).padStart(token.length, '0');
  const hour = wall.getUTCHours();
  switch (token[0]) {
    case 'y':
      return token.length === 2 ? String(wall.getUTCFullYear()).slice(-2) : String(wall.getUTCFullYear());
    case 'M':
      return monthText(token, wall);
    case 'd':
      return padded(wall.getUTCDate());
    case 'E':
      return (DAYS[wall.getUTCDay()] ?? '').slice(0, token.length > 3 ? undefined : 3);
    case 'H':
      return padded(hour);
    case 'h':
      return padded(hour % 12 || 12);
    case 'm':
      return padded(wall.getUTCMinutes());
    case 's':
      return padded(wall.getUTCSeconds());
    case 'S':
      return padded(wall.getUTCMilliseconds());
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'Z':
      return offsetText(offsetMinutes, '');
    case 'X':
      return offsetMinutes === 0 ? 'Z' : offsetText(offsetMinutes, token.length === 3 ? ':' : '');
    case 'z':
      return offsetMinutes === 0 ? 'GMT' : `GMT${offsetText(offsetMinutes, ':')}`;
    default:
      throw new ServiceError(`Illegal pattern character '${token[0] ?? ''}'`);
  }
}

function monthText(token: string, wall: Date): string {
  const name = MONTHS[wall.getUTCMonth()] ?? '';
  if (token.length > 3) return name;
  return token.length === 3 ? name.slice(0, 3) : String(wall.getUTCMonth() + 1).padStart(token.length, '0');
}

function offsetText(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}
