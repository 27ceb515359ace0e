/** A JSON server for this machine only: other machines cannot reach it, and other pages cannot use it. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HttpRequest, HttpResponse } from '../http';

const MOST_BODY_BYTES = 10 * 1024 * 1024;
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
].join('; ');

/** A plain answer with its type, or anything else to be sent as JSON. */
export class Content {
  constructor(
    readonly type: string,
    readonly text: string,
  ) {}
}

export class NotFound extends Error {}

export type Route = (query: URLSearchParams, body: unknown) => unknown;
export type Routes = Record<string, Route>;

/** Whatever is below the prefix is answered by another server, which lives in this process. */
export interface Shell {
  prefix: string;
  answer(request: HttpRequest): Omit<HttpResponse, 'elapsedMs'>;
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BODY_BYTES) reject(new RangeError('The request is too large'));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function send(response: ServerResponse, status: number, content: Content): void {
  response.writeHead(status, {
    'Content-Type': `${content.type}; charset=utf-8`,
    'Content-Security-Policy': POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(content.text);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, new Content('application/json', JSON.stringify(value ?? null)));
}

/** A name that resolves to this machine must not get a foreign page in: the Host and the Origin must be loopback. */
function isFromHere(request: IncomingMessage): boolean {
  if (!LOOPBACK.test(request.headers.host ?? '')) return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${request.headers.host}`;
}

async function passOn(shell: Shell, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const answer = shell.answer({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: await readBody(request),
  });
  response.writeHead(answer.status, { ...answer.headers, 'Cache-Control': 'no-store' });
  response.end(answer.body);
}

async function answer(
  routes: Routes,
  shell: Shell | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFromHere(request)) return sendJson(response, 403, { message: 'Only for pages of this machine' });
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (shell && url.pathname.startsWith(shell.prefix)) return passOn(shell, request, response);
  const route = routes[`${request.method} ${url.pathname}`];
  if (!route) return sendJson(response, 404, { message: `Nothing is at ${url.pathname}` });
  const posts = request.method === 'POST';
  if (posts && request.headers['content-type'] !== 'application/json') {
    return sendJson(response, 415, { message: 'Send JSON' });
  }
  const body: unknown = posts ? JSON.parse(await readBody(request)) : undefined;
  const result = await route(url.searchParams, body);
  if (result instanceof Content) send(response, 200, result);
  else sendJson(response, 200, result);
}

export function createJsonServer(routes: Routes, shell?: Shell): Server {
  return createServer((request, response) => {
    answer(routes, shell, request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      sendJson(response, error instanceof NotFound ? 404 : 400, { message });
    });
  });
}

const HOST = '127.0.0.1';
const PORTS_TO_TRY = 20;

/** Listens on the wished port, or the next that is free; 0 takes any. */
export function listen(server: Server, port: number, tries = PORTS_TO_TRY): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && tries > 1) resolve(listen(server, port + 1, tries - 1));
      else reject(error);
    });
    server.listen(port, HOST, () => {
      server.removeAllListeners('error');
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });
}
