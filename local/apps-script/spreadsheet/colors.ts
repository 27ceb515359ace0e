import type { JsonObject } from '../json';
import { isJsonObject } from '../json';

const NAMES: Record<string, string> = {
  white: '#ffffff',
  black: '#000000',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  gray: '#808080',
  grey: '#808080',
};

/** A CSS colour as the API's Color message; null where it is none: invalid colours are silently accepted. */
export function colorMessage(color: string): JsonObject | null {
  const hex = NAMES[color.toLowerCase()] ?? color;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) return null;
  const [red, green, blue] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return { red, green, blue };
}

/** The Color message as `#rrggbb`; white where there is none. */
export function colorText(color: unknown): string {
  if (!isJsonObject(color)) return '#ffffff';
  const part = (value: unknown): string =>
    Math.round(Number(value ?? 0) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${part(color.red)}${part(color.green)}${part(color.blue)}`;
}
