/** `npm start`. PORT takes another port, PRODUCTS adds so many made-up products to the store. */
import { startWorkbench } from '.';
import { createWorld } from './world';

function numberFrom(name: string): number | undefined {
  const number = Number(process.env[name]);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

async function main(): Promise<void> {
  const { url, shop } = await startWorkbench({
    port: numberFrom('PORT'),
    world: createWorld(numberFrom('PRODUCTS')),
  });
  console.log(`\n  The workbench is open at ${url}`);
  console.log(`  Demo store: ${shop.settings.domain}, access token: ${shop.settings.accessToken}`);
  console.log('  Stop it with Ctrl+C.\n');
}

void main();
