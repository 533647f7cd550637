/** Where a key takes the focus: ids of a call's fields in the page. */
export function essenceId(callId: string): string {
  return `essence-${callId}`;
}

export function otherTopicId(callId: string): string {
  return `other-topic-${callId}`;
}

/** The question whether the class is right. */
export function correctClassId(callId: string): string {
  return `correct-class-${callId}`;
}

export function promiseButtonId(callId: string): string {
  return `promise-${callId}`;
}

/** `nth` from 1, as its key. */
export function topicButtonId(callId: string, nth: number): string {
  return `topic-${nth}-${callId}`;
}
