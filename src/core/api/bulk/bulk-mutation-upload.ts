import { ApiError } from '../api-error';
import { StageUploadsDocument } from '../generated';
import { userErrorFailure } from '../response';
import { uploadAll, type StagedTarget } from './bulk-mutation-files';
import { startAgain, type BulkPart, type BulkScene } from './bulk-mutation-parts';

const STAGE = {
  resource: 'BULK_MUTATION_VARIABLES',
  filename: 'variables.jsonl',
  mimeType: 'text/jsonl',
  httpMethod: 'POST',
} as const;

/** Brings the variables of parts to Shopify, one file each; nothing is started by it. */
export class BulkUploader {
  constructor(private readonly scene: BulkScene) {}

  upload(parts: readonly BulkPart[]): void {
    const [outcome] = this.scene.deps.client.mutateBatch(StageUploadsDocument, [
      { input: parts.map(() => STAGE) },
    ]);
    if (outcome?.kind === 'failed') throw new ApiError(outcome.failure);
    const refused = outcome?.kind === 'done' ? userErrorFailure(outcome.payload.userErrors) : null;
    if (refused) throw new ApiError(refused);
    const staged = outcome?.kind === 'done' ? (outcome.payload.stagedTargets ?? []) : [];
    const ready = parts.flatMap((part, at) => {
      const target = staged[at];
      return target?.url ? [{ part, target: { ...target, url: target.url } as StagedTarget }] : [];
    });
    const texts = ready.map(({ part }) => this.linesOf(part));
    const arrived = uploadAll(
      this.scene.deps,
      ready.map(({ target }) => target),
      texts,
    );
    for (const part of parts) {
      const at = ready.findIndex((one) => one.part === part);
      const key = ready[at]?.target.parameters.find(({ name }) => name === 'key')?.value;
      if (arrived[at] === true && key !== undefined) Object.assign(part, { state: 'uploaded', path: key });
      else startAgain(part, 'the file could not be uploaded', this.scene.deps.clock.nowMs());
    }
  }

  private linesOf({ from, to }: BulkPart): string {
    return this.scene.runs
      .slice(from, to)
      .map((run) => `${JSON.stringify(run)}\n`)
      .join('');
  }
}
