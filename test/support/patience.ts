import { ExecutionKilled } from '../../local/apps-script/contract';
import type { World } from './world';

const MOST_TRIES = 20;
const MOST_ROUNDS = 80;
/** How long a person waits before asking again. */
const PAUSE_MS = 3_000;

/** Asks until it goes well, as a person does who sees the panel fail: killed executions and errors alike. */
export function insist<T>(world: World, action: () => T): T {
  for (let tries = 1; ; tries++) {
    try {
      return action();
    } catch (error) {
      if (tries >= MOST_TRIES) throw error;
      if (!(error instanceof ExecutionKilled)) world.clock.advance(PAUSE_MS);
    }
  }
}

/** Works until nothing is left to do, whatever happens to single calls. */
export function drainPatiently(world: World): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { idle, wakeAt } = insist(world, () => world.rpc('work', { maxSeconds: 240 }));
    if (idle) return;
    if (wakeAt !== null) world.clock.advanceTo(wakeAt);
  }
  throw new Error('The work does not end');
}
