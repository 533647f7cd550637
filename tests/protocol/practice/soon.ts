/** For `expect.poll`: looks every few milliseconds; only a vain wait takes long. */
export const soon = { timeout: 20_000, interval: 10 };
