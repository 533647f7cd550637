declare global {
  interface Window {
    /** Each card that was painted whole, by the digits of its number; `at` in epoch milliseconds. */
    paints: { readonly digits: string; readonly at: number }[];
    /** Instant of the last key. */
    pressedAt: number;
  }
}

/**
 * Init script, whole in itself, the same marks for both pages. On the floor a card is whole when its number stands there;
 * on the product's when name, number, class, evidence, greeting and questions all do.
 */
export function markPaints(which: 'floor' | 'product'): void {
  const digitsIn = (text: string): string => text.replace(/\D/g, '');

  function wholeOnFloor(): string {
    return digitsIn(document.getElementById('number')?.textContent ?? '');
  }

  // Looked for once: the marks must not cost the more, the more else is on the page.
  let middle: Element | null = null;

  function wholeOnProduct(): string {
    middle = middle?.isConnected === true ? middle : document.querySelector('[data-middle]');
    const card = middle?.querySelector('[aria-label="Next call"]');
    const text = card?.textContent ?? '';
    const whole =
      (card?.querySelector('h1, h2, h3')?.textContent ?? '') !== '' &&
      /Client|Applicant|Partner/.test(text) &&
      text.includes('In the directory as') &&
      text.includes('Portico Logistics') &&
      (card?.querySelectorAll('[role="checkbox"], [type="checkbox"]').length ?? 0) >= 3;
    // Of the number's own place: what stands behind it may begin with a figure.
    const numbers = [...(card?.querySelectorAll('bdi[dir="ltr"]') ?? [])].map((place) => place.textContent ?? '');
    return whole ? digitsIn(numbers.find((number) => /^\+[\d\s()-]{8,}$/.test(number)) ?? '') : '';
  }

  window.paints = [];
  window.pressedAt = 0;
  let shown = '';
  let changes = 0;
  let drawn = 0;
  const channel = new MessageChannel();
  // Looked at when it is painted, so that looking is no part of what is measured; unless it has changed since that frame began.
  channel.port1.addEventListener('message', () => {
    const at = performance.timeOrigin + performance.now();
    if (changes !== drawn) return;
    const digits = which === 'floor' ? wholeOnFloor() : wholeOnProduct();
    if (digits === shown) return;
    shown = digits;
    if (digits !== '') window.paints.push({ digits, at });
  });
  channel.port1.start();
  let isAsked = false;
  new MutationObserver(() => {
    changes += 1;
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      drawn = changes;
      // A task posted by a frame's callback runs after that frame was painted.
      channel.port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener(
    'keydown',
    (event) => {
      window.pressedAt = performance.timeOrigin + event.timeStamp;
    },
    true,
  );
}
