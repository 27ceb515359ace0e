/** `npm start`. */
import { startWorkbench } from '.';

const wished = Number(process.env['PORT']);

async function main(): Promise<void> {
  const { url, shop } = await startWorkbench(Number.isInteger(wished) && wished > 0 ? { port: wished } : {});
  console.log(`\n  The workbench is open at ${url}`);
  console.log(`  Demo store: ${shop.settings.domain}, access token: ${shop.settings.accessToken}`);
  console.log('  Stop it with Ctrl+C.\n');
}

void main();
