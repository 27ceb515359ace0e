import type { World } from '../../local/world';

export { DEMO_TOKEN, readDist, World, type WorldOptions } from '../../local/world';

/** The mutations that the store was sent, from the `start`th request on. */
export function mutationsOf(world: World, start = 0) {
  return world.shop.requests.slice(start).filter(({ document }) => document?.startsWith('mutation'));
}
