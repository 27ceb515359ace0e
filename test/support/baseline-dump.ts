import { fromChunks } from '../../src/sheets/chunks';
import { packer } from './fake-workbook';
import type { World } from './world';

const STORE = 0;
const TABLE = 1;
const FIELDS = 3;
const INDEX = 4;
/** Rows that say what an import met. */
const MET = '-';

/** What a later import or export compares with: by table and record, however it is cut into pieces. */
export function baselineOf(world: World): unknown {
  const known = new Map<string, unknown>();
  for (const line of world.runtime.person.display('_baseline').slice(1)) {
    if (line[STORE] === '' || line[FIELDS] === MET) continue;
    const values = fromChunks(
      packer,
      line.slice(INDEX + 1).filter((cell) => cell !== ''),
    ) as Record<string, unknown>;
    for (const [id, hash] of fromChunks(packer, [line[INDEX] ?? null]) as [string, string][])
      known.set(`${line[STORE]} ${line[TABLE]} ${id}`, { hash, fields: line[FIELDS], values: values[id] });
  }
  return Object.fromEntries(known);
}
