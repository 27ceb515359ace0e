/**
 * `npm run bench -- memory [products]`: how much memory the script itself holds while it imports a catalog again that
 * did not change, and while it looks for edits. Script, sheet and store share one process here. So the heap is cleaned
 * and measured right before a call of the Sheets API or of Shopify, which is when the script holds what it works on,
 * and what it was before the execution, or after it if that is more, is taken off: that is the sheet's and the
 * store's. What a service builds up during a call, and what the script has let go of by the next one, is not seen:
 * Google's own heap is also larger than what is in use.
 */
import type { World } from '../local/world';
import { drain } from './after-import';
import { cleanHeap } from './clean-heap';

const MEGABYTE = 1_000_000;
const SEEN = /^(?:Sheets|UrlFetchApp)\./;

function measure(world: World, what: string, act: () => void) {
  world.clock.advance(60_000);
  const before = cleanHeap();
  let most = before;
  let samples = 0;
  world.runtime.setHook(({ name, phase }) => {
    if (phase !== 'before' || !SEEN.test(name)) return undefined;
    most = Math.max(most, cleanHeap());
    samples += 1;
    return undefined;
  });
  act();
  world.runtime.setHook(null);
  const others = Math.max(before, cleanHeap());
  const megabytes = (bytes: number) => Math.round(bytes / MEGABYTE);
  return {
    what,
    samples,
    mostMegabytes: megabytes(most - before),
    ofTheScript: megabytes(Math.max(0, most - others)),
    sheetAndStore: megabytes(others),
  };
}

export function benchMemory(world: World): void {
  const rows = [
    measure(world, 'import', () => {
      world.rpc('startImport');
      drain(world);
    }),
    measure(world, 'look for edits', () => void world.rpc('previewExport')),
    measure(world, 'import again, unchanged', () => {
      world.rpc('startImport');
      drain(world);
    }),
  ];
  console.table(rows);
}
