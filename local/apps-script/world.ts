import type { VirtualClock } from '../clock';
import type { HttpHandler } from '../http';
import type { Mail, RuntimeSettings, ServiceHook } from './contract';
import type { Manifest } from './manifest';
import type { SeededRandom } from './random';
import type { ScriptFiles } from './script-files';
import type { CacheStores } from './services/cache';
import type { Locks } from './services/lock';
import type { PropertyStores } from './services/properties';
import type { TriggerList } from './services/triggers';
import type { UserInterface } from './user-interface';
import type { Quotas } from './quotas';
import type { Evaluator } from './spreadsheet/formula/evaluate';
import type { Workbook } from './spreadsheet/workbook';

/** Everything that outlives an execution. One runtime, one world: nothing here is global to the process. */
export interface World {
  readonly clock: VirtualClock;
  readonly http: HttpHandler;
  readonly settings: RuntimeSettings;
  readonly manifest: Manifest;
  readonly scripts: ScriptFiles;
  readonly scriptId: string;
  readonly userEmail: string;
  readonly random: SeededRandom;
  readonly workbook: Workbook;
  readonly evaluator: Evaluator;
  readonly properties: PropertyStores;
  readonly caches: CacheStores;
  readonly locks: Locks;
  readonly triggers: TriggerList;
  readonly ui: UserInterface;
  readonly quotas: Quotas;
  readonly logs: string[];
  readonly serviceCalls: string[];
  readonly executionStarts: number[];
  /** What scripts have computed so far, in real milliseconds; measured only while it costs time. */
  readonly work: { cpuMs: number };
  readonly mails: Mail[];
  /** Executions of this user that are under way now. */
  readonly running: { count: number };
  /** Draws within a published range; null while latencies are typical. */
  readonly draw: (() => number) | null;
  hook: ServiceHook | null;
  nextExecutionId(): number;
}
