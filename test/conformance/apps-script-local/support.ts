import type { Runtime } from '../../../local/apps-script';
import { runtimeWith } from '../../local/apps-script/support';

/** A runtime with one function `work` of the given body, beside whatever else is declared. */
export function working(
  body: string,
  settings: NonNullable<Parameters<typeof runtimeWith>[1]>['settings'] = {},
  more = '',
): Runtime {
  const spreadsheetId = runtimeWith('', { settings }).spreadsheetId;
  return runtimeWith(`const ID = '${spreadsheetId}';\n${more}\nfunction work(x) { ${body} }`, { settings });
}

export const FIRST = `SpreadsheetApp.openById(ID).getSheets()[0]`;

/** A runtime whose hourly trigger runs the given body, one hour later. */
export function ticking(body: string, settings: Parameters<typeof working>[1] = {}): Runtime {
  const runtime = working(
    `ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();`,
    settings,
    `function tick(e) { ${body} }`,
  );
  runtime.call('work');
  runtime.clock.advance(3_600_000);
  return runtime;
}
