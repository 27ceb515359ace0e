import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRuntime } from '../../local/apps-script';
import type { Runtime } from '../../local/apps-script/contract';
import { VirtualClock } from '../../local/clock';
import { createShop } from '../../local/shop';
import type { RpcMethod, RpcParams, RpcResult, RpcValue } from '../../src/ui/rpc-types';

const DIST = join(__dirname, '../../dist');
export const TOKEN = 'shpat_demo_0123456789abcdef';

/** dist/ as clasp pushes it. */
export function readDist(): Record<string, string> {
  return Object.fromEntries(readdirSync(DIST).map((name) => [name, readFileSync(join(DIST, name), 'utf8')]));
}

type ShopOptions = Omit<Parameters<typeof createShop>[0], 'clock'>;

/** The mutations that the store was sent, from the `start`th request on. */
export function mutationsOf(world: World, start = 0) {
  return world.shop.requests.slice(start).filter(({ document }) => document?.startsWith('mutation'));
}

/** The built add-on in the local runtime, on a spreadsheet of its own, with an embedded store. */
export class World {
  readonly clock = new VirtualClock();
  readonly shop: ReturnType<typeof createShop>;
  readonly runtime: Runtime;

  constructor(options: ShopOptions = {}) {
    this.shop = createShop({ clock: this.clock, ...options });
    this.runtime = createRuntime({ files: readDist(), http: this.shop.http, clock: this.clock });
  }

  /** Calls a method; the result as it is, ok or not. */
  try<M extends RpcMethod>(method: M, params?: RpcParams<M>): RpcResult<RpcValue<M>> {
    return this.runtime.call('rpc', { method, params: params ?? {} }) as RpcResult<RpcValue<M>>;
  }

  /** Calls a method that must succeed. */
  rpc<M extends RpcMethod>(method: M, params?: RpcParams<M>): RpcValue<M> {
    const result = this.try(method, params);
    if (!result.ok) throw new Error(`${method}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  }

  connect(): void {
    this.rpc('connectStore', { shop: 'demo', credentials: { type: 'token', accessToken: TOKEN } });
  }

  /** Works until nothing is left to do, moving the clock on where everything waits. */
  drain(): void {
    for (let round = 0; round < 200; round++) {
      const { idle, wakeAt } = this.rpc('work', { maxSeconds: 240 });
      if (idle) return;
      if (wakeAt !== null) this.clock.advanceTo(wakeAt);
    }
    throw new Error('The work does not end');
  }

  /** Looks for edits and sends them all. */
  exportAll(): void {
    const { planId } = this.rpc('previewExport');
    this.rpc('startExport', { planId, confirm: true });
    this.drain();
  }

  import(): void {
    this.rpc('startImport');
    this.drain();
  }
}
