import type { FieldWriter } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { MOST_IN_CALL } from '../../catalog/value-mutations';
import { UpdateFilesDocument } from '../../core/api/generated';
import { sendLists } from './whole-lists';
import { failed, wordsOf, type Refusal, type WriteTools } from './write-result';
import type { ValueWrite } from './value-writes';

type OfFile = Extract<FieldWriter, { by: 'file' }>;

/**
 * Writes what belongs to files, whichever products show them. Shopify compares nothing here, so what was read just
 * before has to do; and what is sent twice is the same as once.
 */
export function updateFiles(
  { client }: WriteTools,
  writes: readonly ValueWrite<OfFile>[],
): Map<ValueWrite<OfFile>, Refusal> {
  const toInput = ({ write, writer, toStore }: ValueWrite<OfFile>) => ({
    id: toGid('MediaImage', write.id),
    [writer.input]: String(toStore),
  });
  return sendLists(writes, {
    most: MOST_IN_CALL.updateFiles,
    refuse: (errors) => failed(wordsOf(errors)),
    send: (lists) =>
      client.mutateBatch(
        UpdateFilesDocument,
        lists.map((list) => ({ files: list.map(toInput) })),
      ),
  });
}
