import { signatureText } from './arguments';
import { assertMode } from './auth-modes';
import { ServiceError, SignatureError, Termination } from './errors';
import type { Execution } from './execution';
import { baseLatencyMs } from './latency';
import type { Method, ServiceObject } from './service';
import { LocalMethod } from './service';

/**
 * The one way from a script to a service. A real call is: hook before, deadline, latency, effect, hook after. A dead
 * execution gets no further than its first line, so nothing in a catch or finally can have an effect.
 */
export function callService(
  execution: Execution,
  object: ServiceObject,
  method: string,
  args: unknown[],
): unknown {
  try {
    execution.enterService();
    const member = object.members[method];
    execution.assertAlive();
    const name = `${object.serviceName}.${method}`;
    assertMode(execution.kind.authMode, name);
    if (member instanceof LocalMethod) return execution.realm.toScript(runMethod(member.run, name, args));
    if (typeof member !== 'function') throw new Error(`${name} is no method`);
    return execution.realm.toScript(realCall(execution, name, member as Method, args));
  } catch (error) {
    throw asScriptSees(execution, error);
  } finally {
    execution.leaveService();
  }
}

function realCall(execution: Execution, name: string, run: Method, args: unknown[]): unknown {
  const { world } = execution;
  const index = world.serviceCalls.push(name) - 1;
  execution.meetOthers();
  askHook(execution, index, name, 'before');
  execution.assertAlive();
  execution.spend(baseLatencyMs(name, world.draw));
  const result = runMethod(run, name, args);
  askHook(execution, index, name, 'after');
  execution.assertAlive();
  return result;
}

function askHook(execution: Execution, index: number, name: string, phase: 'before' | 'after'): void {
  const answer = execution.world.hook?.({ index, name, phase });
  if (answer === 'kill') execution.kill(`Killed ${phase} ${name} (call ${index})`);
  if (answer instanceof Error) throw new ServiceError(answer.message);
}

function runMethod(run: Method, name: string, args: unknown[]): unknown {
  try {
    return run(...args);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    throw new ServiceError(
      `The parameters (${signatureText(args)}) don't match the method signature for ${name}.`,
    );
  }
}

/** Everything that crosses into the script becomes an Error of its realm. */
function asScriptSees(execution: Execution, error: unknown): unknown {
  if (error instanceof ServiceError) return execution.realm.exception(error);
  if (error instanceof Termination) return execution.realm.exception(new ServiceError(error.message));
  try {
    return execution.breakOff(error);
  } catch (termination) {
    return execution.realm.exception(new ServiceError(String(termination)));
  }
}
