/** A preview: asked for once, waited for while the server plans, then read page by page. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PlanChange, PlanHead, PlanPage } from '../rpc-types';
import { problemOf } from './rpc';
import type { Params, Problem } from './rpc';
import { useSession } from './session';
import type { Session } from './session';
import { useLoad } from './use-load';
import type { Loaded } from './use-load';

const PLANNING_POLL_MS = 2000;

export interface Plan {
  head: PlanHead;
  /** The first page without a filter: it carries the numbers, the errors and the conflicts. */
  first: PlanPage;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function readPlan(ask: Session['ask'], onPlanning: () => void): Promise<Plan> {
  const head = await ask('previewExport', {});
  let first = await ask('getPlan', { planId: head.planId });
  if (first.state === 'planning') onPlanning();
  while (first.state === 'planning') {
    await wait(PLANNING_POLL_MS);
    first = await ask('getPlan', { planId: head.planId });
  }
  return { head, first };
}

export function usePlan(onPlanning: () => void): Loaded<Plan> {
  const { ask } = useSession();
  return useLoad('plan', () => readPlan(ask, onPlanning));
}

interface ChangeList {
  changes: PlanChange[] | null;
  more: boolean;
  loading: boolean;
  problem: Problem | null;
  loadMore(): void;
}

/** The changes of one tab, or of all; pages are appended, so that nothing above them moves. */
export function useChangeList(plan: Plan, tab: string | null): ChangeList {
  const [pages, setPages] = useState<PlanPage[]>(tab === null ? [plan.first] : []);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { ask } = useSession();
  const planId = plan.head.planId;

  const load = useCallback(
    async (page: number | undefined, before: PlanPage[], isCurrent: () => boolean) => {
      const params: Params<'getPlan'> = { planId };
      if (page !== undefined) params.page = page;
      if (tab !== null) params.filter = { tab };
      setLoading(true);
      try {
        const next = await ask('getPlan', params);
        if (isCurrent()) setPages([...before, next]);
        setProblem(null);
      } catch (error) {
        setProblem(problemOf(error));
      } finally {
        setLoading(false);
      }
    },
    [ask, planId, tab],
  );

  useEffect(() => {
    let current = true;
    setPages(tab === null ? [plan.first] : []);
    if (tab !== null) void load(undefined, [], () => current);
    return () => {
      current = false;
    };
  }, [plan, tab, load]);

  const nextPage = pages[pages.length - 1]?.nextPage ?? null;
  return {
    changes: pages.length > 0 ? pages.flatMap((page) => page.changes) : null,
    more: nextPage !== null,
    loading,
    problem,
    loadMore: () => {
      if (nextPage !== null && !loading) void load(nextPage, pages, () => true);
    },
  };
}
