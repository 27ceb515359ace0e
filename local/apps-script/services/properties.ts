import { objectArg, textArg } from '../arguments';
import { ServiceError } from '../errors';
import type { Execution } from '../execution';
import type { ServiceObject } from '../service';
import { service } from '../service';

const MAX_VALUE_BYTES = 9 * 1024; // [D] 9 KB per value
const MAX_STORE_BYTES = 500 * 1024; // [D] 500 KB per store
const MAX_KEY_BYTES = 8_066; // [M] reference 1.6

/** Insertion-ordered text stores; the same rules for all three. */
export class PropertyStores {
  readonly user = new Map<string, string>();
  readonly document = new Map<string, string>();
  readonly script = new Map<string, string>();
}

export function propertiesService(execution: Execution): ServiceObject {
  const stores = execution.world.properties;
  const user = properties(execution, stores.user);
  const document = properties(execution, stores.document);
  const script = properties(execution, stores.script);
  return service<GoogleAppsScript.Properties.PropertiesService>('PropertiesService', {
    getUserProperties: () => user,
    // Not in the background: opening the file by id gives no access to them (reference 1.3).
    getDocumentProperties: () => (execution.kind.hasDocument ? document : null),
    getScriptProperties: () => script,
  });
}

function properties(execution: Execution, store: Map<string, string>): ServiceObject {
  const counted = (): void => execution.world.quotas.takePropertyCall();
  const self: ServiceObject = service<GoogleAppsScript.Properties.Properties>(
    'PropertiesService.Properties',
    {
      getProperty: (key) => {
        counted();
        return store.get(textArg(key)) ?? null;
      },
      getProperties: () => {
        counted();
        return Object.fromEntries(store);
      },
      getKeys: () => {
        counted();
        return [...store.keys()];
      },
      setProperty: (key, value) => {
        counted();
        setAll(execution, store, new Map([[propertyName(key), propertyValue(value)]]));
        return self;
      },
      setProperties: (values, deleteAllOthers) => {
        counted();
        const entries = Object.entries(objectArg(values)).map(
          ([key, value]) => [propertyName(key), propertyValue(value)] as const,
        );
        if (deleteAllOthers === true) store.clear();
        setAll(execution, store, new Map(entries));
        return self;
      },
      deleteProperty: (key) => {
        counted();
        store.delete(textArg(key));
        return self;
      },
      deleteAllProperties: () => {
        counted();
        store.clear();
        return self;
      },
    },
  );
  return self;
}

function propertyName(key: unknown): string {
  if (key === null || key === undefined || key === '') {
    throw new ServiceError(
      'When setting or getting a property value, the property name must not be null or empty.',
    );
  }
  return textArg(key);
}

/** Only text is stored: anything else is refused here, though Google turns some of it into text. */
function propertyValue(value: unknown): string {
  return textArg(value);
}

function setAll(execution: Execution, store: Map<string, string>, values: Map<string, string>): void {
  for (const [key, value] of values) {
    if (Buffer.byteLength(key) > MAX_KEY_BYTES) throw new ServiceError('Data storage error');
    if (execution.world.settings.propertyValueLimit && Buffer.byteLength(value) > MAX_VALUE_BYTES) {
      throw new ServiceError('Argument too large: value');
    }
  }
  const after = new Map([...store, ...values]);
  if (storeBytes(after) > MAX_STORE_BYTES) {
    throw new ServiceError(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  }
  for (const [key, value] of values) store.set(key, value);
}

function storeBytes(store: Map<string, string>): number {
  let bytes = 0;
  for (const [key, value] of store) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  return bytes;
}
