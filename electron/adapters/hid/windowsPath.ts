/**
 * Windows gives every top-level collection a path (HIDClass: hardware ids for top-level collections):
 * \\?\HID#VID_0B0E&PID_0306&MI_03&Col02#8&2a3b4c5d&0&0001#{4d1e55b2-...}
 * Those of one interface differ in Col and in the last four digits of the instance; those of a second headset of the
 * same kind differ in the rest of the instance.
 */
const collection = /&col([0-9a-f]+)#(.+)&[0-9a-f]{4}#/;

/** The same for all collections of one interface of one device; nothing that could be opened. */
export function joinedPath(path: string): string {
  return path.toLowerCase().replace(collection, '#$2#');
}

/** 1 and on, in the order of the descriptor; 0 for a path that has no such number: the interface's only one. */
export function collectionNumber(path: string): number {
  return Number.parseInt(collection.exec(path.toLowerCase())?.[1] ?? '0', 16);
}
