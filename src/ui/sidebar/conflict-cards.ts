/** The conflicts that a person has before their eyes: none of them leaves or moves while they decide. */
import type { ConflictFilter, ConflictPage, ListedConflict } from '../rpc-types';

export type Side = 'sheet' | 'shopify';

export interface ConflictCard {
  key: string;
  tab: string;
  id: string;
  conflict: ListedConflict;
  /** Not listed any more. */
  settled: boolean;
  /** What was chosen here; null where somebody else settled it. */
  chosen: Side | null;
}

export function keyOf({ tab, id, field }: { tab: string; id: string; field: string }): string {
  return [tab, id, field].join('\n');
}

/** The cards after another look at the list: what is new comes behind, what is gone is settled and stays. */
export function lookAgain(
  cards: readonly ConflictCard[],
  listed: readonly ListedConflict[],
  choices: ReadonlyMap<string, Side>,
): ConflictCard[] {
  const now = new Map(listed.map((conflict) => [keyOf(conflict), conflict]));
  const known = new Set(cards.map(({ key }) => key));
  const kept = cards.map((card): ConflictCard => {
    const conflict = now.get(card.key);
    if (conflict) return { ...card, conflict, settled: false };
    return card.settled ? card : { ...card, settled: true, chosen: choices.get(card.key) ?? null };
  });
  const added = [...now.values()].filter((conflict) => !known.has(keyOf(conflict)));
  return [...kept, ...added.map(toCard)];
}

function toCard(conflict: ListedConflict): ConflictCard {
  const { tab, id } = conflict;
  return { key: keyOf(conflict), tab, id, conflict, settled: false, chosen: null };
}

/** How many of those that a filter means nobody has decided. */
export function countOf({ fields }: Pick<ConflictPage, 'fields'>, { tab, field }: ConflictFilter): number {
  const meant = fields.filter(
    (known) => (tab === undefined || known.tab === tab) && (field === undefined || known.field === field),
  );
  return meant.reduce((sum, { count }) => sum + count, 0);
}
