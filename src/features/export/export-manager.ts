import { AppError } from '../../catalog/app-error';
import type { TableName } from '../../catalog/fields';
import type { ValueMutation } from '../../catalog/value-mutations';
import type { Clock, Identity } from '../../platform/ports';
import type { Book } from '../../sheets/book';
import type { EditStamps } from '../../sheets/edit-stamps';
import type { StateStore } from '../../sheets/state-store';
import { exportRefusal, readSettings } from '../common/settings';
import {
  catalogFor,
  EXPORT_SCOPES,
  FILE_SCOPES,
  IMPORT_SCOPES,
  requireScopes,
  STOCK_SCOPES,
  type StoreRecord,
} from '../common/stores';
import type { Tables } from '../common/tables';
import type { ConflictList, LookedAt } from '../conflicts/conflict-list';
import type { PlanParts } from './edited-row';
import { planTables, type PlannerScene, type PlanWish } from './change-planner';
import { confirmationFor, findDanger, type Danger } from './danger';
import { rememberPending } from './pending';
import {
  summarize,
  type Plan,
  type PlanConflict,
  type PlanError,
  type PlanScope,
  type PlanSummary,
} from './plan';
import { PLAN_LIFE_MS, type PlanStore } from './plan-store';

export interface PlanHead {
  planId: string;
  state: 'ready';
  summary: PlanSummary;
  danger: Danger[];
  confirmation: string | null;
}

export interface PlanPage {
  state: 'ready';
  summary: PlanSummary;
  errors: Omit<PlanError, 'table'>[];
  conflicts: Omit<PlanConflict, 'table'>[];
  changes: PlanChange[];
  nextPage: number | null;
}

export interface PlanChange {
  tab: string;
  row: number;
  id: string;
  title: string;
  field: string;
  before: string | null;
  after: string | null;
}

export interface PlanFilter {
  tab?: string;
  kind?: 'change' | 'error' | 'conflict';
}

/** What the manager needs; the app is one. */
interface Deps {
  book: Book;
  state: StateStore;
  plans: PlanStore;
  platform: { clock: Clock; identity: Identity };
  stamps: Pick<EditStamps, 'keepOnly'>;
  tables(store: StoreRecord): Tables;
  conflictsOf(store: StoreRecord): ConflictList;
}

const PAGE_ITEMS = 100;
const ID_CHARACTERS = 12;

/** Previews and starts exports. A preview reads sheet and store, and lists the conflicts; it changes neither. */
export class ExportManager {
  constructor(private readonly deps: Deps) {}

  preview(
    store: StoreRecord,
    scene: PlannerScene,
    resources: readonly TableName[],
    only: readonly { tab: string; id: string }[] | null,
  ): PlanHead {
    requireScopes(store, IMPORT_SCOPES);
    const { clock, identity } = this.deps.platform;
    const { wishes, ...parts } = planTables(scene, () => this.wishesFor(store, resources, only));
    const scope = wishes.map(({ spec, only: ids }): PlanScope => ({
      table: spec.name,
      ids: ids && [...ids],
    }));
    const looked = wishes.map(({ tab, only: ids }): LookedAt => ({ tab: tab.title, ids }));
    if (only === null) this.deps.stamps.keepOnly(editedIn(wishes, parts));
    const planId = `plan-${identity.uuid().replace(/-/g, '').slice(0, ID_CHARACTERS)}`;
    const plan: Plan = { planId, storeId: store.storeId, madeAt: clock.nowMs(), scope, ...parts };
    const summary = summarize(plan);
    const seen = { planId, rows: summary.rows, fields: summary.fields };
    this.deps.plans.save(plan, [
      ...this.deps.conflictsOf(store).update(looked, plan.conflicts),
      ...(only === null ? [rememberPending(this.deps.state, seen)] : []),
    ]);
    return { planId, state: 'ready', summary, ...this.warn(store, plan) };
  }

  page(planId: string, page: number, filter: PlanFilter): PlanPage {
    const plan = this.deps.plans.mustGet(planId);
    const inTab = ({ tab }: { tab: string }) => filter.tab === undefined || filter.tab === tab;
    const ofKind = (kind: PlanFilter['kind']) => filter.kind === undefined || filter.kind === kind;
    const changes = ofKind('change') ? toChanges(plan).filter(inTab) : [];
    const errors = ofKind('error') ? plan.errors.filter(inTab) : [];
    const conflicts = ofKind('conflict') ? plan.conflicts.filter(inTab) : [];
    const from = page * PAGE_ITEMS;
    const slice = <T>(items: T[]) => items.slice(from, from + PAGE_ITEMS);
    const longest = Math.max(changes.length, errors.length, conflicts.length);
    return {
      state: 'ready',
      summary: summarize(plan),
      errors: slice(errors).map(({ table: _, ...error }) => error),
      conflicts: slice(conflicts).map(({ table: _, ...conflict }) => conflict),
      changes: slice(changes),
      nextPage: longest > from + PAGE_ITEMS ? page + 1 : null,
    };
  }

  /** Checks that this person may start this plan now; gives the plan. */
  mustGetStartable(store: StoreRecord, planId: string, confirmed: boolean): Plan {
    const plan = this.deps.plans.mustGet(planId);
    if (plan.storeId !== store.storeId) {
      throw new AppError(
        'plan_not_found',
        `This list of changes is not of ${store.shop}.`,
        'Look at the changes again.',
      );
    }
    const settings = readSettings(this.deps.state);
    const refusal = exportRefusal(settings, this.deps.platform.identity.email());
    if (refusal) throw refusalError(refusal);
    if (plan.madeAt + PLAN_LIFE_MS < this.deps.platform.clock.nowMs()) {
      throw new AppError(
        'plan_expired',
        'This list of changes is more than a day old.',
        'Look at the changes again.',
      );
    }
    requireScopes(store, scopesFor(plan));
    const { confirmation } = this.warn(store, plan);
    if (confirmation !== null && !confirmed) {
      throw new AppError('confirmation_required', confirmation, 'Confirm to send the changes.');
    }
    return plan;
  }

  private warn(store: StoreRecord, plan: Plan): Pick<PlanHead, 'danger' | 'confirmation'> {
    const settings = readSettings(this.deps.state);
    const danger = findDanger(catalogFor(store), plan, settings);
    return { danger, confirmation: confirmationFor(danger, settings) };
  }

  private wishesFor(
    store: StoreRecord,
    resources: readonly TableName[],
    only: readonly { tab: string; id: string }[] | null,
  ): PlanWish[] {
    const tables = this.deps.tables(store);
    const wishes = resources.flatMap((name): PlanWish[] => {
      const spec = tables.catalog[name];
      const tab = tables.find(spec);
      const mine = only?.filter((row) => row.tab === tab?.title).map(({ id }) => id);
      return tab ? [{ spec, tab, only: mine ? new Set(mine) : null }] : [];
    });
    if (wishes.length > 0) return wishes;
    throw new AppError('sheet_structure', 'There is no table to look at yet.', 'Import from Shopify first.');
  }
}

/** Values that are not the product's own are written with other rights. */
const SCOPES_BY: Partial<Record<ValueMutation, readonly string[]>> = {
  setAvailable: STOCK_SCOPES,
  setOnHand: STOCK_SCOPES,
  activate: STOCK_SCOPES,
  updateFiles: FILE_SCOPES,
};

function scopesFor({ rows }: Plan): string[] {
  const mutations = new Set(rows.flatMap(({ changes }) => changes.map(({ by }) => by)));
  const needed = [...mutations].flatMap((by) => (by && SCOPES_BY[by]) ?? EXPORT_SCOPES);
  return mutations.size === 0 ? [...EXPORT_SCOPES] : [...new Set(needed)];
}

/** The records of each tab in which something is open. */
function editedIn(wishes: readonly PlanWish[], { rows, errors, conflicts }: PlanParts) {
  const open = [...rows, ...errors, ...conflicts];
  const idsOf = (title: string) => open.filter(({ tab }) => tab === title).map(({ id }) => id);
  return new Map(wishes.map(({ tab }) => [tab.sheetId, new Set(idsOf(tab.title))]));
}

function toChanges(plan: Plan): PlanChange[] {
  return plan.rows.flatMap(({ tab, row, id, title, changes }) =>
    changes.map(({ header, before, after }) => ({ tab, row, id, title, field: header, before, after })),
  );
}

function refusalError(refusal: 'read_only' | 'not_allowed'): AppError {
  return refusal === 'read_only'
    ? new AppError(
        'read_only',
        'This spreadsheet is set to read only.',
        'Switch that off in the settings of the panel.',
      )
    : new AppError(
        'not_allowed',
        'You are not among the people who may export here.',
        'Ask one of them to send it.',
      );
}
