import { getDirectiveValues } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Resolver, ShopContext } from './context';
import { badRequest } from './failures';
import { userError } from './mutations/user-error';
import type { UserError } from './mutations/user-error';
import { IDEMPOTENT_SINCE } from './versions';

/** Keys are kept for a day (reference, section 3). */
const KEPT_MS = 24 * 3600 * 1000;

interface Entry {
  mutation: string;
  parameters: string;
  payload: unknown;
  storedMs: number;
  /** Until when the first call was under way; set when its answer is made. */
  busyUntilMs: number;
}

/** Keys of `@idempotent`, with what was answered to each. */
export class IdempotencyKeys {
  private readonly entries = new Map<string, Entry>();

  find(key: string, nowMs: number): Entry | undefined {
    const entry = this.entries.get(key);
    if (entry && nowMs - entry.storedMs > KEPT_MS) {
      this.entries.delete(key);
      return undefined;
    }
    return entry;
  }

  store(key: string, entry: Entry): void {
    this.entries.set(key, entry);
  }
}

export type KeyProblem = 'mismatch' | 'concurrent';

const PROBLEMS: Readonly<Record<KeyProblem, { message: string; code: string }>> = {
  mismatch: {
    message: 'The same idempotency key cannot be used with different operation parameters.',
    code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  },
  concurrent: {
    message: 'This request is currently in progress, please try again.',
    code: 'IDEMPOTENCY_CONCURRENT_REQUEST',
  },
};

export interface IdempotentMutation<Args> {
  name: string;
  run(args: Args, context: ShopContext, info: GraphQLResolveInfo): unknown;
  /** Checked before the directive, as the server does with arguments. */
  checkArguments?(args: Args, context: ShopContext, info: GraphQLResolveInfo): void;
  /** The payload that carries a refusal of the key. */
  refuse(error: UserError): unknown;
  /** Some take the directive, but do not ask for it. */
  isOptional?: boolean;
}

/**
 * Runs a mutation once for each key. The documentation says that a repeated key gives the first result again; two live
 * reports say that the mutation ran a second time. Which of them holds is a setting.
 */
export function idempotent<Args>(mutation: IdempotentMutation<Args>): Resolver {
  return (_source, rawArgs, context, info) => {
    const args = rawArgs as Args;
    mutation.checkArguments?.(args, context, info);
    const key = keyOf(info);
    if (key === undefined) {
      if (!mutation.isOptional && context.version >= IDEMPOTENT_SINCE) {
        throw badRequest('The @idempotent directive is required for this mutation but was not provided.');
      }
      return mutation.run(args, context, info);
    }
    return runWithKey(mutation, key, args, context, info);
  };
}

function runWithKey<Args>(
  mutation: IdempotentMutation<Args>,
  key: string,
  args: Args,
  context: ShopContext,
  info: GraphQLResolveInfo,
): unknown {
  const nowMs = context.settings.clock.nowMs();
  const parameters = JSON.stringify(args);
  const known = context.idempotencyKeys.find(key, nowMs);
  if (known) {
    const isSame = known.mutation === mutation.name && known.parameters === parameters;
    if (!isSame) return mutation.refuse(refusal('mismatch'));
    if (nowMs < known.busyUntilMs) return mutation.refuse(refusal('concurrent'));
    if (context.settings.repeatedKeys === 'replay') return known.payload;
  }
  const payload = mutation.run(args, context, info);
  const entry: Entry = { mutation: mutation.name, parameters, payload, storedMs: nowMs, busyUntilMs: nowMs };
  context.idempotencyKeys.store(key, entry);
  context.whenAnswered.push((elapsedMs) => {
    entry.busyUntilMs = nowMs + elapsedMs;
  });
  return payload;
}

function refusal(problem: KeyProblem): UserError {
  return userError(null, PROBLEMS[problem].message, PROBLEMS[problem].code);
}

function keyOf(info: GraphQLResolveInfo): string | undefined {
  const directive = info.schema.getDirective('idempotent');
  const [node] = info.fieldNodes;
  if (!directive || !node) return undefined;
  const values = getDirectiveValues(directive, node, info.variableValues);
  const key = values?.['key'];
  return typeof key === 'string' ? key : undefined;
}
