/** Starts the workbench: the local world behind one page in a browser. */
import type { Runtime } from '../apps-script/contract';
import type { Shop } from '../shop';
import { createJsonServer, listen } from './http-server';
import { pageRoutes } from './page-bundle';
import { Workbench } from './workbench';
import { createWorld, openFile } from './world';
import type { World } from './world';

const DEFAULT_PORT = 4173;

export interface RunningWorkbench {
  url: string;
  shop: Shop;
  runtime: Runtime;
  close(): Promise<void>;
}

export async function startWorkbench(
  options: { port?: number; world?: World } = {},
): Promise<RunningWorkbench> {
  const world = options.world ?? createWorld();
  openFile(world.runtime);
  const workbench = new Workbench(world);
  const server = createJsonServer({ ...(await pageRoutes()), ...workbench.routes() }, workbench.storeShell());
  const port = await listen(server, options.port ?? DEFAULT_PORT);
  return {
    url: `http://127.0.0.1:${port}/`,
    shop: world.shop,
    runtime: world.runtime,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
