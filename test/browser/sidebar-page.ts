/** The built sidebar in a page of its own, with a stand-in for google.script that a test answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { RpcRequest } from '../../src/ui/rpc-types';
import { DIST, ensureBuilt } from './dist';
import type { Answers } from './fake-server';

/** Runs in the page before its own script: the chainable runner, over one exposed function. */
const GOOGLE = `
  (() => {
    const runner = (success, failure) => ({
      withSuccessHandler: (handler) => runner(handler, failure),
      withFailureHandler: (handler) => runner(success, handler),
      rpc: (request) => {
        window.answerRpc(request).then(
          (text) => success && success(JSON.parse(text)),
          () => {
            const error = new Error('Exceeded maximum execution time');
            error.name = 'ScriptError';
            if (failure) failure(error);
          },
        );
      },
    });
    window.google = { script: { run: runner(), host: { close: () => { window.closed = true; } } } };
  })();
`;

export interface SidebarPage {
  page: Page;
  /** Every request so far, oldest first. */
  requests: RpcRequest[];
  answers: Answers;
}

export async function openSidebar(
  browser: Browser,
  answers: Answers,
  options: { file?: string; width?: number; height?: number } = {},
): Promise<SidebarPage> {
  const { file = join(DIST, 'sidebar.html'), width = 300, height = 720 } = options;
  ensureBuilt();
  const page = await browser.newPage({ viewport: { width, height }, locale: 'en-US' });
  const requests: RpcRequest[] = [];
  await page.exposeFunction('answerRpc', async (request: RpcRequest): Promise<string> => {
    requests.push(request);
    const answerOf = answers[request.method] as ((params: object) => unknown) | undefined;
    const answer = await answerOf?.(request.params ?? {});
    if (answer === 'never') return new Promise<string>(() => undefined);
    if (answer === 'broken' || answer === undefined) throw new Error('no answer');
    const failed = typeof answer === 'object' && answer !== null && 'code' in answer && 'hint' in answer;
    return JSON.stringify(failed ? { ok: false, error: answer } : { ok: true, value: answer });
  });
  await page.addInitScript(GOOGLE);
  await page.route('https://sidebar.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: readFileSync(file, 'utf8') }),
  );
  await page.goto('https://sidebar.test/');
  return { page, requests, answers };
}
