import { createRuntime } from '../../../local/apps-script';
import type { Runtime, RuntimeOptions } from '../../../local/apps-script';

const SCOPE = 'https://www.googleapis.com/auth/';

export const MANIFEST = {
  timeZone: 'Etc/UTC',
  runtimeVersion: 'V8',
  dependencies: {
    enabledAdvancedServices: [{ userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' }],
  },
  oauthScopes: [
    `${SCOPE}spreadsheets`,
    `${SCOPE}script.external_request`,
    `${SCOPE}script.container.ui`,
    `${SCOPE}script.scriptapp`,
    `${SCOPE}userinfo.email`,
  ],
  urlFetchWhitelist: ['https://*.myshopify.com/', 'https://storage.googleapis.com/'],
};

/** A runtime whose one script file is given as text. */
export function runtimeWith(
  code: string,
  options: Partial<RuntimeOptions> & { manifest?: object } = {},
): Runtime {
  const { manifest = MANIFEST, files, ...rest } = options;
  return createRuntime({
    files: { 'Code.js': code, 'appsscript.json': JSON.stringify(manifest), ...files },
    http: () => ({ status: 200, headers: {}, body: 'ok', elapsedMs: 100 }),
    ...rest,
  });
}

/** Runs one expression or block of statements with `return` in an execution of its own. */
export function scratch(options: Parameters<typeof runtimeWith>[1] = {}): {
  runtime: Runtime;
  run: (body: string) => unknown;
} {
  const code = 'function run(body, id) { return new Function("ID", body)(id); }';
  const runtime = runtimeWith(code, options);
  return { runtime, run: (body) => runtime.call('run', body, runtime.spreadsheetId) };
}
