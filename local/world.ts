import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RpcMethod, RpcParams, RpcResult, RpcValue } from '../src/ui/rpc-types';
import { createRuntime } from './apps-script';
import type { Runtime } from './apps-script/contract';
import { VirtualClock } from './clock';
import { createShop, type Shop } from './shop';

const ROOT = join(__dirname, '..');

/** Made up: the embedded store takes it, no real one would. */
export const DEMO_TOKEN = 'shpat_demo_0123456789abcdef';

/** dist/ as clasp pushes it: file name → content. */
export function readDist(): Record<string, string> {
  const folder = join(ROOT, 'dist');
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A real catalog of 20 products, in Shopify's CSV format. */
export function readApparelCsv(): string {
  return readFileSync(join(ROOT, 'local/seed/apparel.csv'), 'utf8');
}

export type WorldOptions = Omit<Parameters<typeof createShop>[0], 'clock'> & {
  clock?: VirtualClock;
  spreadsheetName?: string;
  /** Of the local Apps Script: which account, which quotas, whether a script's own work costs time. */
  settings?: Parameters<typeof createRuntime>[0]['settings'];
};

const MOST_ROUNDS = 500;

/** The built add-on in the local Apps Script, on a spreadsheet of its own, with an embedded store to talk to. */
export class World {
  readonly clock: VirtualClock;
  readonly shop: Shop;
  readonly runtime: Runtime;

  constructor(options: WorldOptions = {}, original?: World) {
    const { clock = new VirtualClock(), spreadsheetName, settings, ...shopOptions } = options;
    this.clock = original?.clock ?? clock;
    this.shop = original?.shop ?? createShop({ clock, accessToken: DEMO_TOKEN, ...shopOptions });
    this.runtime =
      original?.runtime.copyFile() ??
      createRuntime({
        files: readDist(),
        http: this.shop.http,
        clock,
        spreadsheetName,
        settings,
      });
  }

  /** The person copies the file: the same store and clock, another spreadsheet. */
  copyFile(): World {
    return new World({}, this);
  }

  /** Calls a method; gives the result as it is, ok or not. */
  try<M extends RpcMethod>(method: M, params?: RpcParams<M>): RpcResult<RpcValue<M>> {
    return this.runtime.call('rpc', { method, params: params ?? {} }) as RpcResult<RpcValue<M>>;
  }

  /** Calls a method that must succeed. */
  rpc<M extends RpcMethod>(method: M, params?: RpcParams<M>): RpcValue<M> {
    const result = this.try(method, params);
    if (result.ok) return result.value;
    const { code, message, hint } = result.error;
    throw new Error(`${method}: ${code}: ${message} ${hint}`);
  }

  connect(): void {
    this.rpc('connectStore', {
      shop: this.shop.settings.domain,
      credentials: { type: 'token', accessToken: DEMO_TOKEN },
    });
  }

  /** Works until nothing is left to do, moving the clock on where everything waits. */
  drain(maxSeconds = 240): void {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { idle, wakeAt } = this.rpc('work', { maxSeconds });
      if (idle) return;
      if (wakeAt !== null) this.clock.advanceTo(wakeAt);
    }
    throw new Error('The work does not end');
  }

  import(): void {
    this.rpc('startImport');
    this.drain();
  }

  /** Looks for edits and sends them all, whatever the warnings. */
  exportAll(): void {
    const { planId } = this.rpc('previewExport');
    this.rpc('startExport', { planId, confirm: true });
    this.drain();
  }
}
