/** A value kept under a name by the browser. Without storage (private windows, full disk) it lives as long as the page. */
export interface Stored<Value> {
  read(): Value;
  write(value: Value): void;
}

/** Keeps a value for this tab, also over a reload. */
export const perTab = <Value>(name: string, initial: Value): Stored<Value> =>
  stored(() => sessionStorage, name, initial);

/** Keeps a value for this browser. */
export const perBrowser = <Value>(name: string, initial: Value): Stored<Value> =>
  stored(() => localStorage, name, initial);

function stored<Value>(storage: () => Storage, name: string, initial: Value): Stored<Value> {
  const key = `stopwatch.${name}`;
  let value = initial;
  try {
    const text = storage().getItem(key);
    if (text !== null) value = JSON.parse(text) as Value;
  } catch {} // no storage, or nothing that can be read
  return {
    read: () => value,
    write(next) {
      value = next;
      try {
        storage().setItem(key, JSON.stringify(next));
      } catch {} // full or forbidden: the page goes on without
    },
  };
}
