import type { Frame } from './frame.ts';

/** A WebSocket carries each frame as one text message. */
export function frameToText(frame: Frame): string {
  return JSON.stringify(frame);
}

/** undefined for what is no JSON: the one who listens treats it as a malformed frame. */
export function textToFrame(text: string): unknown {
  try {
    const frame: unknown = JSON.parse(text);
    return frame;
  } catch {
    return undefined;
  }
}
