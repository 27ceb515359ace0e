import { TABLES } from '../catalog/fields';
import { fingerprint } from '../catalog/value';
import type { CellValue, Clock, EditedCells, FileProperties } from '../platform/ports';
import { idOf, type TableView } from './table';

/**
 * When a person typed what a cell holds: by tab and record, so that sorting does no harm, and with a print of header
 * and value, so that a stamp counts for nothing but what it was made for. An edit whose stamp got lost (Google lets
 * some events of a hurried person fall) therefore never passes for an older one: its time is not known.
 *
 * The file's properties hold them and not a hidden tab, since what an event writes into the sheet is one more step to
 * undo for the person. A property is a record, its value a row of stamps of fixed width.
 */
const WATCHED = 'stamps';
const PREFIX = 'stamp/';
const HEADER_CHARACTERS = 4;
const PRINT_CHARACTERS = 7;
const TIME_CHARACTERS = 9;
const STAMP_CHARACTERS = HEADER_CHARACTERS + PRINT_CHARACTERS + TIME_CHARACTERS;

function keyOf(sheetId: number, id: string): string {
  return `${PREFIX}${sheetId}/${id}`;
}

function print(text: string, characters: number): string {
  return fingerprint(text).padStart(characters, '0').slice(-characters);
}

function headerPrint(header: string): string {
  return print(header, HEADER_CHARACTERS);
}

function cellPrint(header: string, value: CellValue): string {
  const shown = value === null || value === '' ? '' : `${typeof value} ${String(value)}`;
  return headerPrint(header) + print(shown, PRINT_CHARACTERS);
}

function stampsIn(text: string): string[] {
  return text.match(new RegExp(`.{${STAMP_CHARACTERS}}`, 'g')) ?? [];
}

/** The times at which edits were made, as far as the file remembers them. */
export class EditStamps {
  private known: Record<string, string> | null = null;

  constructor(private readonly properties: FileProperties) {}

  editedAt(sheetId: number, id: string, header: string, value: CellValue): number | null {
    this.known ??= this.properties.getAll();
    const wanted = cellPrint(header, value);
    const stamp = stampsIn(this.known[keyOf(sheetId, id)] ?? '').find((text) => text.startsWith(wanted));
    return stamp === undefined ? null : parseInt(stamp.slice(wanted.length), 36);
  }

  /** From now on edits are stamped, or not any more; what is not needed costs nobody a wait. */
  watch(isWanted: boolean): void {
    if ((this.properties.get(WATCHED) !== null) === isWanted) return;
    if (isWanted) this.properties.setAll({ [WATCHED]: 'on' });
    else this.properties.replaceAll({});
    this.known = null;
  }

  /** Forgets the stamps of edits that were sent or taken back: these tabs have no others than these. */
  keepOnly(edited: ReadonlyMap<number, ReadonlySet<string>>): void {
    if (this.properties.get(WATCHED) === null) return;
    const all = this.properties.getAll();
    const isOver = (key: string) => {
      const [sheetId, id = ''] = key.slice(PREFIX.length).split('/');
      return key.startsWith(PREFIX) && edited.get(Number(sheetId))?.has(id) === false;
    };
    const kept = Object.entries(all).filter(([key]) => !isOver(key));
    if (kept.length < Object.keys(all).length) this.properties.replaceAll(Object.fromEntries(kept));
    this.known = null;
  }
}

/** A row of a table, and what its cells show. */
export interface SeenRow {
  view: TableView;
  id: string;
  line: readonly CellValue[];
}

/** When the cell of a field was edited, in a row as it was read. */
export function cellEditedAt(stamps: EditStamps, { view, id, line }: SeenRow, key: string): number | null {
  const column = view.columns.get(key);
  if (column === undefined) return null;
  return stamps.editedAt(view.sheetId, id, view.header[column] ?? '', line[column] ?? null);
}

const ID_HEADERS = Object.values(TABLES).flatMap(({ id }) => [id.header, ...id.aliases]);

/** The column of a table's ids; a person who gave it another name gets no stamps. */
function idColumnIn(header: readonly CellValue[]): number {
  return header.findIndex((name) => typeof name === 'string' && ID_HEADERS.includes(name));
}

interface Scene {
  fileProperties: FileProperties;
  clock: Pick<Clock, 'nowMs'>;
  screen: {
    editedCells(event: unknown, idColumnIn: (header: CellValue[]) => number): EditedCells | null;
  };
}

/** What happens at each edit, where a rule asks for its time. */
export function stampEdit({ fileProperties, clock, screen }: Scene, event: unknown): void {
  if (fileProperties.get(WATCHED) === null) return;
  const time = clock.nowMs().toString(36).padStart(TIME_CHARACTERS, '0');
  const edit = screen.editedCells(event, idColumnIn);
  if (!edit) return;
  const known = fileProperties.getAll();
  const made: Record<string, string> = {};
  for (const { id, values } of edit.rows) {
    const key = keyOf(edit.sheetId, idOf(id));
    if (idOf(id) !== '') made[key] = withStamps(made[key] ?? known[key] ?? '', edit, values, time);
  }
  keep(fileProperties, made);
}

/** Of an edited cell only the last stamp matters. */
function withStamps(before: string, edit: EditedCells, values: readonly CellValue[], time: string): string {
  const headers = values.map((_, at) => String(edit.header[edit.column + at] ?? ''));
  const edited = new Set(headers.map(headerPrint));
  const others = stampsIn(before).filter((stamp) => !edited.has(stamp.slice(0, HEADER_CHARACTERS)));
  return [...others, ...values.map((value, at) => cellPrint(headers[at] ?? '', value) + time)].join('');
}

/** Where there is no room for new stamps, the older ones go: of those edits the time is not known any more. */
function keep(properties: FileProperties, made: Record<string, string>): void {
  try {
    properties.setAll(made);
  } catch {
    properties.replaceAll({ [WATCHED]: 'on' });
    properties.setAll(made);
  }
}
