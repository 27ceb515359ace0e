/**
 * Every figure of the latency model (reference section 9). Marks: [M] published measurement, [A] model assumption,
 * [I] inferred, [D] documented. Times are milliseconds; `n` is cells, `r` is rows.
 */
export const LATENCY = {
  cacheGetMs: 3, // [M] 3-7
  cachePutMs: 93, // [M] 73-281, whatever the size
  cacheRemoveMs: 89, // [M]
  propertyGetMs: 30, // [M] 20-84
  propertySetMs: 62, // [M] 43-231
  sheetReadMs: 200, // [M]
  sheetReadPerCellMs: 0.0086, // [M] 8.6 us per cell
  bufferedWriteMs: 80, // [A] line through the measured 80-250 ms
  bufferedWritePerCellMs: 0.0085, // [A]
  bufferedWriteMaxCells: 20_000, // [M] beyond this setValues is written through
  bigWritePerCellMs: 0.06, // [M] 55-65 us per cell
  setValueMs: 1.2, // [M]
  appendRowMs: 107, // [M] whatever the width
  flushMs: 30, // [M] 2013
  flushFullMs: 560, // [M] with 4,000 cells pending
  flushFullCells: 4_000, // [M]
  openByIdMs: 300, // [M]
  activeSheetMs: 8, // [M]
  sheetIdMs: 2, // [M]
  nameMs: 150, // [M]
  a1NotationMs: 0.16, // [M]
  apiCallMs: 200, // [M]
  apiReadPerCellMs: 0.0027, // [M] 2.7 us per cell
  apiWritePerCellMs: 0.0095, // [M] 9.5 us per cell
  apiWritePerRowMs: 0.037, // [M] 37 us per row
  sheetsPerMegabyteMs: 100, // [A] bytes to and from Sheets
  gzipPerMegabyteMs: 20, // [A]
  fetchAllExtraMs: 100, // [M] slowest single call + 100 ms
  lockMs: 20, // [A] no figure published
  triggerMs: 200, // [A] no figure published
  uiMs: 50, // [A] no figure published
  sessionMs: 5, // [A] no figure published
  mailMs: 200, // [A] no figure published
  pastePerCellMs: 0.035, // [M] pasteData: 35 us per cell
} as const;

const MEGABYTE = 1_000_000;

/** A number from 0 up to 1, drawn anew for each call; null for the typical figures. */
export type Draw = (() => number) | null;

/** Published ranges, which latencies are drawn from on request (reference 9). */
const SPREADS: Record<string, readonly [number, number]> = {
  'CacheService.Cache.get': [3, 7], // [M]
  'CacheService.Cache.getAll': [3, 7], // [I]
  'CacheService.Cache.put': [73, 281], // [M]
  'CacheService.Cache.putAll': [73, 281], // [I]
  'CacheService.Cache.remove': [88, 90], // [M]
  'CacheService.Cache.removeAll': [88, 90], // [I]
  'PropertiesService.Properties.getProperty': [20, 84], // [M]
  'PropertiesService.Properties.getProperties': [20, 84], // [I]
  'PropertiesService.Properties.getKeys': [20, 84], // [I]
  'PropertiesService.Properties.setProperty': [43, 231], // [M]
  'PropertiesService.Properties.setProperties': [43, 231], // [I]
  'PropertiesService.Properties.deleteProperty': [43, 231], // [A]
};
const BUFFERED_WRITE_SPREAD = [80, 250] as const; // [M] setValues up to 20,000 cells
const BIG_WRITE_SPREAD = [0.055, 0.065] as const; // [M] per cell
const FETCH_ALL_EXTRA_SPREAD = [100, 340] as const; // [M]

function within([from, to]: readonly [number, number], draw: () => number): number {
  return from + (to - from) * draw();
}

/** The part of a call that does not depend on what is in it, by the service and method name. */
const BASE: Record<string, number> = {
  'CacheService.Cache.get': LATENCY.cacheGetMs,
  'CacheService.Cache.getAll': LATENCY.cacheGetMs, // [I] as one get
  'CacheService.Cache.put': LATENCY.cachePutMs,
  'CacheService.Cache.putAll': LATENCY.cachePutMs, // [I] as one put
  'CacheService.Cache.remove': LATENCY.cacheRemoveMs,
  'CacheService.Cache.removeAll': LATENCY.cacheRemoveMs, // [I] as one remove
  'PropertiesService.Properties.getProperty': LATENCY.propertyGetMs,
  'PropertiesService.Properties.getProperties': LATENCY.propertyGetMs, // [I] as one get
  'PropertiesService.Properties.getKeys': LATENCY.propertyGetMs, // [I] as one get
  'PropertiesService.Properties.setProperty': LATENCY.propertySetMs,
  'PropertiesService.Properties.setProperties': LATENCY.propertySetMs, // [I] as one set
  'PropertiesService.Properties.deleteProperty': LATENCY.propertySetMs, // [A] as one set
  'PropertiesService.Properties.deleteAllProperties': LATENCY.propertySetMs, // [A] as one set
  'SpreadsheetApp.openById': LATENCY.openByIdMs,
  'SpreadsheetApp.Spreadsheet.getActiveSheet': LATENCY.activeSheetMs,
  'SpreadsheetApp.Spreadsheet.getName': LATENCY.nameMs,
  'SpreadsheetApp.Sheet.getName': LATENCY.nameMs,
  'SpreadsheetApp.Sheet.getSheetId': LATENCY.sheetIdMs,
  'SpreadsheetApp.Sheet.appendRow': LATENCY.appendRowMs,
  'SpreadsheetApp.Range.getA1Notation': LATENCY.a1NotationMs,
  'SpreadsheetApp.Range.setValue': LATENCY.setValueMs,
};

/** For methods without a figure of their own, by the longest matching beginning. */
const BY_PREFIX: [string, number][] = [
  ['Sheets.', LATENCY.apiCallMs],
  ['LockService.', LATENCY.lockMs],
  ['ScriptApp.', LATENCY.triggerMs],
  ['SpreadsheetApp.Ui.', LATENCY.uiMs],
  ['SpreadsheetApp.Menu.', LATENCY.uiMs],
  ['SpreadsheetApp.', LATENCY.sheetIdMs],
  ['Session.', LATENCY.sessionMs],
  ['MailApp.', LATENCY.mailMs],
];

export function baseLatencyMs(name: string, draw: Draw): number {
  const spread = draw && SPREADS[name];
  if (spread) return within(spread, draw);
  const known = BASE[name];
  if (known !== undefined) return known;
  return BY_PREFIX.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 0;
}

/** SpreadsheetApp reads: getValues and the like. */
export function sheetReadMs(cells: number): number {
  return LATENCY.sheetReadMs + cells * LATENCY.sheetReadPerCellMs;
}

/** SpreadsheetApp writes as the script waits for them; small ones are only buffered. */
export function sheetWriteMs(cells: number, draw: Draw): number {
  if (cells > LATENCY.bufferedWriteMaxCells) {
    return cells * (draw ? within(BIG_WRITE_SPREAD, draw) : LATENCY.bigWritePerCellMs);
  }
  if (draw) return within(BUFFERED_WRITE_SPREAD, draw);
  return LATENCY.bufferedWriteMs + cells * LATENCY.bufferedWritePerCellMs;
}

/** How long parallel waits take together when only so many fit at a time, started in their order. */
export function parallelMs(waitsMs: readonly number[], atATime: number): number {
  if (waitsMs.length <= atATime) return waitsMs.reduce((longest, waitMs) => Math.max(longest, waitMs), 0);
  const freeAtMs = new Array<number>(atATime).fill(0);
  for (const waitMs of waitsMs) {
    const first = freeAtMs.indexOf(Math.min(...freeAtMs));
    freeAtMs[first] = (freeAtMs[first] ?? 0) + waitMs;
  }
  return Math.max(...freeAtMs);
}

/** What fetchAll takes beyond its slowest request. */
export function fetchAllExtraMs(draw: Draw): number {
  return draw ? within(FETCH_ALL_EXTRA_SPREAD, draw) : LATENCY.fetchAllExtraMs;
}

/** Writing out what is buffered: 30 ms rising to 560 ms at 4,000 cells, then 60 us per cell beyond. */
export function flushMs(pendingCells: number): number {
  const share = Math.min(1, pendingCells / LATENCY.flushFullCells);
  const beyond = Math.max(0, pendingCells - LATENCY.flushFullCells) * LATENCY.bigWritePerCellMs;
  return LATENCY.flushMs + share * (LATENCY.flushFullMs - LATENCY.flushMs) + beyond;
}

/** What a Sheets API read costs on top of the call. */
export function apiReadMs(cells: number, bytes: number): number {
  return cells * LATENCY.apiReadPerCellMs + transferMs(bytes);
}

/** What a Sheets API write costs on top of the call. */
export function apiWriteMs(cells: number, rows: number, bytes: number): number {
  return cells * LATENCY.apiWritePerCellMs + rows * LATENCY.apiWritePerRowMs + transferMs(bytes);
}

export function transferMs(bytes: number): number {
  return (bytes / MEGABYTE) * LATENCY.sheetsPerMegabyteMs;
}

export function gzipMs(bytes: number): number {
  return (bytes / MEGABYTE) * LATENCY.gzipPerMegabyteMs;
}
