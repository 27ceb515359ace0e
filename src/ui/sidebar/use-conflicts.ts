/** The list of conflicts, read page by page, and the decisions about them. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConflictFilter, ConflictPage, ListedConflict } from '../rpc-types';
import { keyOf, lookAgain } from './conflict-cards';
import type { ConflictCard, Side } from './conflict-cards';
import { problemOf } from './rpc';
import type { Problem } from './rpc';
import { useSession } from './session';

/** As many as the server gives at once. */
const PAGE = 50;

interface Failure {
  problem: Problem;
  retry(): void;
}

export interface Conflicts {
  /** Null until the first answer. */
  cards: ConflictCard[] | null;
  /** The last page that was read: it carries the numbers. */
  page: ConflictPage | null;
  /** What was chosen and is being carried out. */
  pending: ReadonlyMap<string, Side>;
  loading: boolean;
  failure: Failure | null;
  loadMore(): void;
  /** Choices that are made while others are carried out go together afterwards. */
  decide(conflict: ListedConflict, take: Side): void;
  /** Reads the list from the start. */
  restart(): Promise<void>;
}

const NONE: ReadonlyMap<string, Side> = new Map();

export function useConflicts(filter: ConflictFilter): Conflicts {
  const { ask, refresh } = useSession();
  const [cards, setCards] = useState<ConflictCard[] | null>(null);
  const [page, setPage] = useState<ConflictPage | null>(null);
  const [pending, setPending] = useState<ReadonlyMap<string, Side>>(NONE);
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);
  const known = useRef<ConflictCard[]>([]);
  const queue = useRef(new Map<string, { conflict: ListedConflict; take: Side }>());
  const running = useRef(false);
  /** Counts the lists: an answer about an older one is dropped. */
  const list = useRef(0);
  const { tab, field } = filter;

  const attempt = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setLoading(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure({ problem: problemOf(error), retry: () => void attempt(work) });
    } finally {
      setLoading(false);
    }
  }, []);

  /** Reads as many of the undecided ones as there are cards, and `more` beyond. */
  const look = useCallback(
    async (more: number, choices: ReadonlyMap<string, Side>): Promise<void> => {
      const mine = list.current;
      const listed: ListedConflict[] = [];
      const wanted = known.current.filter(({ settled }) => !settled).length + more;
      let next: number | null = 0;
      let last: ConflictPage | null = null;
      while (next !== null && (last === null || listed.length < wanted)) {
        const params = { ...(tab === undefined ? {} : { tab }), ...(field === undefined ? {} : { field }) };
        last = await ask('getConflicts', { page: next, filter: params });
        listed.push(...last.conflicts);
        next = last.nextPage;
      }
      if (mine !== list.current) return;
      known.current = lookAgain(known.current, listed, choices);
      setCards(known.current);
      setPage(last);
    },
    [ask, tab, field],
  );

  const restart = useCallback(async (): Promise<void> => {
    list.current += 1;
    known.current = [];
    await attempt(() => look(PAGE, NONE));
  }, [attempt, look]);

  useEffect(() => void restart(), [restart]);

  const carryOut = useCallback(async (): Promise<void> => {
    if (running.current) return;
    running.current = true;
    while (queue.current.size > 0) {
      const batch = new Map(queue.current);
      queue.current.clear();
      const choices = new Map([...batch].map(([key, { take }]) => [key, take]));
      await attempt(async () => {
        const asked = [...batch.values()].map(({ conflict: { tab, id, field }, take }) => ({
          tab,
          id,
          field,
          take,
        }));
        await ask('resolveConflicts', { choices: asked });
        await look(0, choices);
      });
      setPending(
        (before) => new Map([...before].filter(([key]) => !choices.has(key) || queue.current.has(key))),
      );
    }
    running.current = false;
    void refresh();
  }, [ask, attempt, look, refresh]);

  const decide = useCallback(
    (conflict: ListedConflict, take: Side): void => {
      const key = keyOf(conflict);
      queue.current.set(key, { conflict, take });
      setPending((before) => new Map(before).set(key, take));
      void carryOut();
    },
    [carryOut],
  );

  const loadMore = useCallback(() => void attempt(() => look(PAGE, NONE)), [attempt, look]);
  return { cards, page, pending, loading, failure, loadMore, decide, restart };
}
