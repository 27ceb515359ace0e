import { OutOfTime } from '../../../platform/ports';
import type { TypedDocumentString } from '../generated';
import { BulkLooker, type SettledPart } from './bulk-mutation-look';
import {
  MOST_RUNNING,
  type BulkMutationCursor,
  type BulkMutationDeps,
  type BulkPart,
  type BulkScene,
} from './bulk-mutation-parts';
import { BulkStarter } from './bulk-mutation-start';
import { BulkUploader } from './bulk-mutation-upload';

export { startBulkMutation, type BulkMutationCursor } from './bulk-mutation-parts';

/** Told after every step: the cursor must be kept before the next one, or a part has to be looked for. */
export type OnStep<P> = (cursor: BulkMutationCursor, settled: SettledPart<P>[]) => void;

type Payload<T> = NonNullable<T[keyof T]>;
/**
 * Runs a mutation for each set of variables as bulk operations, up to five at once, from a cursor on. Gives back
 * when all is settled; throws `OutOfTime` where it goes on later from the cursor that `onStep` was told last.
 */
export function runBulkMutation<T extends object, V extends object>(
  deps: BulkMutationDeps,
  document: TypedDocumentString<T, V>,
  runs: readonly V[],
  cursor: BulkMutationCursor,
  onStep: OnStep<Payload<T>>,
): void {
  const runner = new BulkMutation<Payload<T>>({
    deps,
    document: document.toString(),
    runs,
    cursor: structured(cursor),
  });
  for (let waitUntilMs = runner.step(onStep); waitUntilMs !== null; waitUntilMs = runner.step(onStep)) {
    const ms = waitUntilMs - deps.clock.nowMs();
    if (waitUntilMs > deps.deadlineMs) throw new OutOfTime(waitUntilMs);
    if (ms > 0) deps.clock.sleep(ms);
  }
}

function structured(cursor: BulkMutationCursor): BulkMutationCursor {
  return { ...cursor, parts: cursor.parts.map((part) => ({ ...part })) };
}

class BulkMutation<P> {
  private readonly uploader: BulkUploader;
  private readonly starter: BulkStarter;
  private readonly looker: BulkLooker<P>;

  constructor(private readonly scene: BulkScene) {
    this.uploader = new BulkUploader(scene);
    this.starter = new BulkStarter(scene);
    this.looker = new BulkLooker(scene);
  }

  /** Does the next thing; gives the time of the one after it, or null when all is settled. */
  step(onStep: OnStep<P>): number | null {
    const settled = this.act();
    onStep(structured(this.scene.cursor), settled);
    const open = this.scene.cursor.parts.filter(({ state }) => state !== 'done');
    if (open.length === 0) return null;
    return Math.min(...open.map((part) => (this.mayAct(part) ? part.lookAtMs : Number.POSITIVE_INFINITY)));
  }

  /** A new part has to wait until there is room for it. */
  private mayAct({ state }: BulkPart): boolean {
    return state !== 'new' || this.room() > 0;
  }

  private act(): SettledPart<P>[] {
    const starting = this.due('starting');
    if (starting.length > 0) this.starter.start(starting);
    else if (this.due('uploaded').length > 0) this.starter.announce(this.due('uploaded'));
    else if (this.room() > 0 && this.due('new').length > 0)
      this.uploader.upload(this.due('new').slice(0, this.room()));
    else return this.looker.look(this.due('running'));
    return [];
  }

  private due(state: BulkPart['state']): BulkPart[] {
    const nowMs = this.scene.deps.clock.nowMs();
    return this.scene.cursor.parts.filter((part) => part.state === state && part.lookAtMs <= nowMs);
  }

  private room(): number {
    const active = this.scene.cursor.parts.filter(({ state }) => state !== 'new' && state !== 'done');
    return MOST_RUNNING - active.length;
  }
}
