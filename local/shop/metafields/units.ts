/** Units of measurement types: the long names as stored, and the short ones that people write. */

const SHORT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dimension: { in: 'INCHES', ft: 'FEET', yd: 'YARDS', mm: 'MILLIMETERS', cm: 'CENTIMETERS', m: 'METERS' },
  volume: {
    ml: 'MILLILITERS',
    cl: 'CENTILITERS',
    l: 'LITERS',
    m3: 'CUBIC_METERS',
    us_fl_oz: 'FLUID_OUNCES',
    us_pt: 'PINTS',
    us_qt: 'QUARTS',
    us_gal: 'GALLONS',
    imp_fl_oz: 'IMPERIAL_FLUID_OUNCES',
    imp_pt: 'IMPERIAL_PINTS',
    imp_qt: 'IMPERIAL_QUARTS',
    imp_gal: 'IMPERIAL_GALLONS',
  },
  weight: { oz: 'OUNCES', lb: 'POUNDS', g: 'GRAMS', kg: 'KILOGRAMS' },
};

/** The rest: no closed list is published for them, so any plain name passes. */
export function unitOf(type: string, text: string): string | null {
  const short = SHORT[type];
  const folded = text.trim();
  if (short) {
    const upper = folded.toUpperCase();
    return short[folded.toLowerCase()] ?? (Object.values(short).includes(upper) ? upper : null);
  }
  return /^[a-z][a-z_]*$/i.test(folded) ? folded.toUpperCase() : null;
}

/** In lists, `jsonValue` keeps the unit in small letters, and short where there is a short form (recorded). */
export function listUnit(type: string, unit: string): string {
  const short = Object.entries(SHORT[type] ?? {}).find(([, long]) => long === unit);
  return short ? short[0] : unit.toLowerCase();
}
