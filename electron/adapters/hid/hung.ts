/**
 * What node-hid was asked and has not answered. Each such question holds a thread of libuv's pool, of which Node has four
 * for everything (files, names, scrypt): a headset that hangs must not be opened over and over until all are held.
 */
export interface HungPaths {
  readonly hold: (path: string, answer: Promise<unknown>) => void;
  /** Opening this path now would risk one thread more. */
  readonly refuses: (path: string) => boolean;
}

const most = 2;

export function createHungPaths(): HungPaths {
  const held = new Map<Promise<unknown>, string>();
  return {
    hold: (path, answer) => {
      held.set(answer, path);
      const letGo = () => held.delete(answer);
      answer.then(letGo, letGo);
    },
    refuses: (path) => held.size >= most || [...held.values()].includes(path),
  };
}
