/** Reads what the page posts; anything else is refused with a sentence that says what was expected. */
import { STORE_FIELDS } from './protocol';
import type { Edit, GridAction, StoreEdit } from './protocol';

type Fields = Record<string, unknown>;

function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError('Expected an object');
  return { ...body };
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`Expected text in "${name}"`);
  return value;
}

function position(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new TypeError(`Expected a whole number from 1 in "${name}"`);
  }
  return value;
}

export function wholeNumber(value: string | null, fallback: number): number {
  const number = value === null ? NaN : Number(value);
  return Number.isInteger(number) && number >= 0 ? number : fallback;
}

export function readCall(body: unknown): { name: string; args: unknown[] } {
  const fields = fieldsOf(body);
  const { args } = fields;
  if (!Array.isArray(args)) throw new TypeError('Expected a list in "args"');
  return { name: text(fields, 'name'), args: args.map((arg: unknown) => arg) };
}

export function readFunctionName(body: unknown): string {
  return text(fieldsOf(body), 'functionName');
}

export function readEdits(body: unknown): Edit[] {
  const { edits } = fieldsOf(body);
  if (!Array.isArray(edits)) throw new TypeError('Expected a list in "edits"');
  return edits.map((edit: unknown) => {
    const fields = fieldsOf(edit);
    return {
      tab: text(fields, 'tab'),
      row: position(fields, 'row'),
      column: position(fields, 'column'),
      text: text(fields, 'text'),
    };
  });
}

export function readGridAction(body: unknown): GridAction {
  const fields = fieldsOf(body);
  const kind = text(fields, 'kind');
  const tab = text(fields, 'tab');
  switch (kind) {
    case 'sort':
      return { kind, tab, column: position(fields, 'column'), ascending: fields['ascending'] === true };
    case 'insertRow':
    case 'deleteRow':
      return { kind, tab, row: position(fields, 'row') };
    case 'insertColumn':
    case 'deleteColumn':
      return { kind, tab, column: position(fields, 'column') };
    default:
      throw new TypeError(`"${kind}" is nothing that one does to a grid`);
  }
}

export function readStoreEdit(body: unknown): StoreEdit {
  const fields = fieldsOf(body);
  const field = STORE_FIELDS.find((known) => known === fields['field']);
  if (!field) throw new TypeError('That field is not edited here');
  return { key: text(fields, 'key'), field, text: text(fields, 'text') };
}
