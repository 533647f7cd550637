import type { RoutingRule } from '../caller/company.ts';
import type { Playbook, Playbooks } from './playbook.ts';
import { routingOf } from './routingOf.ts';

/** The office's published playbooks in place of those that Portico comes with. */
export function playbooksInForce(shipped: Playbooks, published: readonly Playbook[]): Playbooks {
  const own = new Set(published.map((playbook) => playbook.class));
  return {
    version: 1,
    playbooks: [...published, ...shipped.playbooks.filter((playbook) => !own.has(playbook.class))],
  };
}

/** Whom a published playbook names, in place of the office's rules for its class. */
export function routingInForce(routing: readonly RoutingRule[], published: readonly Playbook[]): RoutingRule[] {
  const own = new Set(published.map((playbook) => playbook.class));
  return [...routing.filter((rule) => !own.has(rule.class)), ...published.flatMap(routingOf)];
}
