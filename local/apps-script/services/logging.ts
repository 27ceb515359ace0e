import { inspect } from 'node:util';
import type { Execution } from '../execution';
import { isErrorLike } from '../realm';
import { local, service, ServiceObject } from '../service';

/** `console` and `Logger` write to one log, without being a service call: they neither fail nor take time. */
export function consoleService(execution: Execution): ServiceObject {
  const write = local((...values) => {
    execution.world.logs.push(lineOf(values));
  });
  const silent = local(() => undefined);
  return service<Console>('console', {
    log: write,
    info: write,
    warn: write,
    error: write,
    time: silent,
    timeEnd: silent,
  });
}

export function loggerService(execution: Execution): ServiceObject {
  const lines: string[] = [];
  const self: ServiceObject = service<GoogleAppsScript.Base.Logger>('Logger', {
    log: local((...values) => {
      const line = lineOf(values);
      lines.push(line);
      execution.world.logs.push(line);
      return self;
    }),
    getLog: local(() => lines.join('\n')),
    clear: local(() => {
      lines.length = 0;
    }),
  });
  return self;
}

/** `%s` and `%d` take the values that follow the first. */
function lineOf(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(textOf).join(' ');
  const filled = first.replace(/%[sdj]/g, (token) => (rest.length > 0 ? textOf(rest.shift()) : token));
  return [filled, ...rest.map(textOf)].join(' ');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof ServiceObject) return value.serviceName.split('.').pop() ?? '';
  if (isErrorLike(value)) return value.stack ?? `${value.name}: ${value.message}`;
  return inspect(value, { depth: 6, breakLength: Infinity });
}
