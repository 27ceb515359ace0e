import type { Runtime, RuntimeOptions } from '../../../local/apps-script';
import { runtimeWith } from './support';

const CODE = `
function call(path, args) {
  const names = path.split('.');
  const method = names.pop();
  const target = names.reduce((at, name) => at[name], Sheets.Spreadsheets);
  return target[method].apply(target, args);
}`;

export interface SheetsWorld {
  runtime: Runtime;
  id: string;
  /** Calls the advanced service in an execution of its own. */
  call(path: string, ...args: unknown[]): unknown;
  /** spreadsheets.batchUpdate with these requests. */
  update(...requests: object[]): { replies: Record<string, unknown>[] };
  /** Fills Sheet1 from A1 as is. */
  fill(rows: unknown[][]): void;
  /** Unformatted values of a range. */
  values(range: string): unknown;
}

export function sheetsWorld(options: Partial<RuntimeOptions> = {}): SheetsWorld {
  const runtime = runtimeWith(CODE, { settings: { sheetsPerMinuteQuota: false }, ...options });
  const id = runtime.spreadsheetId;
  const call = (path: string, ...args: unknown[]): unknown => runtime.call('call', path, args);
  return {
    runtime,
    id,
    call,
    update: (...requests) => call('batchUpdate', { requests }, id) as { replies: Record<string, unknown>[] },
    fill: (values) => void call('Values.update', { values }, id, 'A1', { valueInputOption: 'RAW' }),
    values: (range) =>
      (call('Values.get', id, range, { valueRenderOption: 'UNFORMATTED_VALUE' }) as { values?: unknown })
        .values,
  };
}

export const text = (stringValue: string): object => ({ userEnteredValue: { stringValue } });
export const number = (numberValue: number): object => ({ userEnteredValue: { numberValue } });
