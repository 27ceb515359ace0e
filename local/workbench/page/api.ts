import type {
  CallAnswer,
  CellView,
  DemoCredentials,
  Edit,
  GridAction,
  StoreEdit,
  StoreWindow,
  WorldView,
} from '../protocol';

async function readAnswer<T>(response: Response): Promise<T> {
  const value: unknown = await response.json();
  if (response.ok) return value as T;
  const message = typeof value === 'object' && value !== null && 'message' in value ? value.message : null;
  throw new Error(typeof message === 'string' ? message : 'The workbench did not answer');
}

async function get<T>(path: string, query: Record<string, string | number> = {}): Promise<T> {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return readAnswer<T>(await fetch(`${path}?${text.toString()}`));
}

async function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return readAnswer<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function getText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} did not answer`);
  return response.text();
}

export const api = {
  view: (tab: string, from: number, rows: number) => get<WorldView>('api/view', { tab, from, rows }),
  store: (from: number, rows: number) => get<StoreWindow>('api/store', { from, rows }),
  cell: (tab: string, row: number, column: number) => get<CellView>('api/cell', { tab, row, column }),
  demo: () => get<DemoCredentials>('api/demo'),
  frameHtml: (which: 'sidebar' | 'dialog') => getText(`api/${which}`),
  bridge: () => getText('frame-bridge.js'),
  call: (name: string, args: unknown[]) => post<CallAnswer>('api/call', { name, args }),
  menu: (functionName: string) => post<null>('api/menu', { functionName }),
  edit: (edits: Edit[]) => post<null>('api/edit', { edits }),
  editStore: (edit: StoreEdit) => post<null>('api/store', edit),
  grid: (action: GridAction) => post<null>('api/grid', action),
};
