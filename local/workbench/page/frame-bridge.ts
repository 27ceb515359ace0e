/**
 * Runs inside a framed page, before its own script, in Google's place: `google.script.run` and `google.script.host`
 * as the page knows them, spoken to the workbench by messages. The page has an origin of its own and no network.
 */
import type { FromFrame, ToFrame } from '../protocol';

type Success = (value: unknown, userObject?: unknown) => void;
type Failure = (error: Error, userObject?: unknown) => void;

interface Handlers {
  success?: Success;
  failure?: Failure;
  userObject?: unknown;
}

const waiting = new Map<number, Handlers>();
let lastId = 0;

function post(message: FromFrame): void {
  window.parent.postMessage(message, '*');
}

/** Dates, functions, elements and the like do not travel; `undefined` in a list arrives as null. */
function checkLegal(value: unknown, property: string): void {
  if (value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  if (typeof value !== 'object' || !plain)
    throw new Error(`Failed due to illegal value in property: ${property}`);
  for (const [name, inner] of Object.entries(value)) checkLegal(inner, name);
}

function send(handlers: Handlers, name: string, args: unknown[]): void {
  args.forEach((arg, index) => checkLegal(arg, String(index)));
  lastId += 1;
  waiting.set(lastId, handlers);
  post({ kind: 'call', id: lastId, name, args: args.map((arg) => arg ?? null) });
}

/** Each `with…` answers a new runner, so that handlers of one call never leak into another. */
function runner(handlers: Handlers): object {
  const own: Record<string, unknown> = {
    withSuccessHandler: (success: Success) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Failure) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
  return new Proxy(own, {
    get(target, name) {
      if (typeof name === 'symbol' || name.endsWith('_')) return undefined;
      return target[name] ?? ((...args: unknown[]) => send(handlers, name, args));
    },
  });
}

function settle(id: number, answer: Extract<ToFrame, { kind: 'answer' }>['answer']): void {
  const handlers = waiting.get(id);
  waiting.delete(id);
  if (!handlers) return;
  if (answer.ok) {
    handlers.success?.(answer.value, handlers.userObject);
    return;
  }
  const error = new Error(answer.message);
  error.name = 'ScriptError';
  if (handlers.failure) handlers.failure(error, handlers.userObject);
  else console.error('Uncaught', error);
}

const realNow = Date.now.bind(Date);

/** Latency passes in the local world only, so its time runs ahead of this computer's. */
function followTime(now: number): void {
  const ahead = now - realNow();
  Date.now = () => realNow() + ahead;
}

/** Types the demo's credentials where the page asks for them, now or in a later step. */
function fill(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    for (const input of document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
      if (input.type === 'radio') {
        if (input.value === value && !input.checked) input.click();
      } else if (input.value === '') {
        input.value = value;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    }
  }
}

function keepFilling(values: Record<string, string>): void {
  fill(values);
  new MutationObserver(() => fill(values)).observe(document.body, { childList: true, subtree: true });
}

window.addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== window.parent) return;
  const message = event.data;
  if (message.kind === 'fill') return keepFilling(message.values);
  followTime(message.answer.now);
  settle(message.id, message.answer);
});

Object.assign(window, {
  google: {
    script: {
      run: runner({}),
      host: {
        close: () => post({ kind: 'close' }),
        setHeight: () => undefined,
        setWidth: () => undefined,
        editor: { focus: () => undefined },
      },
    },
  },
});
