// The local Apps Script's own cost: what the emulator spends of the machine for a large sheet.
// node --max-old-space-size=1024 --import tsx bench/apps-script.ts
import { createRuntime } from '../local/apps-script';

const ROWS = 150_000;
const COLUMNS = 30;

const CODE = `
function write(rows, columns) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().insertSheet('Large');
  sheet.insertRowsAfter(1000, rows - 1000).insertColumnsAfter(26, columns - 26);
  const grid = [];
  for (let row = 0; row < rows; row += 1) {
    const line = [];
    for (let column = 0; column < columns; column += 1) {
      line.push(column % 3 === 0 ? row * columns + column : column % 3 === 1 ? 'text ' + row : '00' + column);
    }
    grid.push(line);
  }
  sheet.getRange(1, 1, rows, columns).setValues(grid);
}
function read(rows, columns) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Large');
  const values = sheet.getRange(1, 1, rows, columns).getValues();
  return [values.length, values[0].length, values[rows - 1][0]];
}`;

function measured<T>(name: string, work: () => T): { result: T; seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  console.log(`${name.padEnd(12)} ${seconds.toFixed(2)} s CPU`);
  return { result, seconds };
}

const runtime = createRuntime({
  files: {
    'Code.js': CODE,
    'appsscript.json': JSON.stringify({
      timeZone: 'Etc/UTC',
      oauthScopes: ['https://www.googleapis.com/auth/spreadsheets'],
    }),
  },
  http: () => ({ status: 200, headers: {}, body: '', elapsedMs: 1 }),
});

console.log(`${ROWS.toLocaleString('en')} rows x ${COLUMNS} columns`);
const written = measured('setValues', () => runtime.call('write', ROWS, COLUMNS));
const read = measured('getValues', () => runtime.call('read', ROWS, COLUMNS));
const total = written.seconds + read.seconds;
const heapMb = process.memoryUsage().heapUsed / 1024 / 1024;
console.log(`${'together'.padEnd(12)} ${total.toFixed(2)} s CPU, heap ${heapMb.toFixed(0)} MB in the end`);
if (String(read.result) !== `${ROWS},${COLUMNS},${(ROWS - 1) * COLUMNS}`)
  throw new Error('Read something else');
if (total > 5) process.exitCode = 1;
