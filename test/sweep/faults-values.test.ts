import type { Fault } from '../../local/shop/faults';
import { endOfValues, openEditedShop, sendAll } from '../support/value-story';
import { mutationsOf, type World } from '../support/world';

/** Every request of an export of stock and metafields goes wrong once: the end is as if nothing had. */
function failAt(world: World, request: number, fault: Fault): void {
  let seen = 0;
  world.runtime.setHook(({ name, phase }) => {
    if (phase === 'before' && name.startsWith('UrlFetchApp') && seen++ === request)
      world.shop.faults.push(fault);
    return undefined;
  });
}

function requestsOfStory(): { requests: number; end: unknown } {
  const { world, planId } = openEditedShop();
  const before = world.shop.requests.length;
  sendAll(world, planId);
  return { requests: world.shop.requests.length - before, end: endOfValues(world) };
}

test.each<[string, Fault]>([
  ['the connection breaks before Shopify saw it', { kind: 'timeoutBefore' }],
  ['the answer is lost', { kind: 'timeoutAfter' }],
  ['a page comes instead of an answer', { kind: 'html', status: 502 }],
  ['Shopify asks to wait', { kind: 'throttled' }],
])('where %s, nothing takes place twice and nothing is left out', (_, fault) => {
  const { requests, end } = requestsOfStory();
  expect(requests).toBeGreaterThan(8);
  for (let request = 0; request < requests; request++) {
    const { world, planId } = openEditedShop();
    failAt(world, request, fault);
    sendAll(world, planId);
    expect({ request, end: endOfValues(world) }).toEqual({ request, end });
  }
});

test('a plan counts the mutations that are sent', () => {
  const { world, planId } = openEditedShop();
  const { operations } = world.rpc('getPlan', { planId }).summary;
  const before = world.shop.requests.length;
  sendAll(world, planId);
  const sent = mutationsOf(world, before).flatMap(({ document }) => document?.match(/^ {2}m\d+:/gm) ?? []);
  // The metafields go again without the one that was refused.
  expect([operations, sent.length]).toEqual([8, 9]);
});
