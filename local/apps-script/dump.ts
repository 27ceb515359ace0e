import type { Runtime } from './contract';
import type { World } from './world';

/** Everything stored anywhere, as text, for tests that hunt for secrets. */
export function dumpWorld(world: World): ReturnType<Runtime['dump']> {
  const { properties, caches } = world;
  const caching = Object.entries({ user: caches.user, document: caches.document, script: caches.script });
  return {
    userProperties: Object.fromEntries(properties.user),
    documentProperties: Object.fromEntries(properties.document),
    scriptProperties: Object.fromEntries(properties.script),
    cache: Object.fromEntries(
      caching.flatMap(([kind, store]) => store.all().map(([key, value]) => [`${kind}:${key}`, value])),
    ),
    cells: cellTexts(world),
  };
}

/** Values, formulas, notes, titles and metadata, in hidden tabs too. */
function cellTexts({ workbook }: World): string[] {
  const texts: string[] = [];
  for (const sheet of workbook.sheets) {
    texts.push(sheet.title);
    for (const { key, value } of sheet.state.metadata) texts.push(key, value ?? '');
    for (const band of [...sheet.state.bands.ROWS, ...sheet.state.bands.COLUMNS]) {
      for (const { key, value } of band?.metadata ?? []) texts.push(key, value ?? '');
    }
    for (let row = 0; row < sheet.state.rows.length; row += 1) {
      for (const cell of sheet.rowCells(row)) {
        if (!cell) continue;
        if (cell.value !== null) texts.push(String(cell.value));
        if (cell.formula !== null) texts.push(cell.formula);
        if (cell.look.note !== null) texts.push(cell.look.note);
      }
    }
  }
  for (const { key, value } of workbook.state.metadata) texts.push(key, value ?? '');
  return texts;
}
