/** A store in one of the browser's databases: values by name. */
export interface Store {
  read: <T>(keys: readonly string[]) => Promise<(T | undefined)[]>;
  write: (values: ReadonlyMap<string, unknown>) => Promise<void>;
  remove: (keys: readonly string[]) => Promise<void>;
  clear: () => Promise<void>;
  /** Iterates over all values. */
  each: (look: (key: string, value: unknown) => void) => Promise<void>;
}

const name = 'colophon';
export type StoreName = 'pictures' | 'blobs' | 'drafts';
const stores: readonly StoreName[] = ['pictures', 'blobs', 'drafts'];

let opened: Promise<IDBDatabase> | undefined;

/** One of the page's stores. Every request may fail: browsers store nothing in private windows or when full. */
export function storeOf(store: StoreName): Store {
  const within = async <T>(mode: IDBTransactionMode, work: (objects: IDBObjectStore) => T): Promise<T> => {
    const database = await (opened ??= open());
    const transaction = database.transaction(store, mode);
    const result = work(transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('the browser kept nothing'));
      };
    });
    return result;
  };
  return {
    read: async <T>(keys: readonly string[]) => {
      const asked = await within('readonly', (objects) => keys.map((key) => objects.get(key)));
      return asked.map((request) => request.result as T | undefined);
    },
    write: async (values) => {
      await within('readwrite', (objects) => {
        for (const [key, value] of values) objects.put(value, key);
      });
    },
    remove: async (keys) => {
      await within('readwrite', (objects) => {
        for (const key of keys) objects.delete(key);
      });
    },
    clear: async () => {
      await within('readwrite', (objects) => {
        objects.clear();
      });
    },
    each: async (look) => {
      await within('readonly', (objects) => {
        const walk = objects.openCursor();
        walk.onsuccess = () => {
          const cursor = walk.result;
          if (cursor === null) return;
          look(String(cursor.key), cursor.value);
          cursor.continue();
        };
      });
    },
  };
}

function open(): Promise<IDBDatabase> {
  const made = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the browser opens no database'));
    };
  });
  // After a failure, a later attempt may succeed.
  made.catch(() => {
    opened = undefined;
  });
  return made;
}
