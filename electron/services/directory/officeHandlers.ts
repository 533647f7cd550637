import type { HandlersOf } from '#core/contract/server.ts';
import { type ClassesPorts, createClassHandlers } from './callerClasses.ts';
import { type DirectoryHandlers, type DirectoryPorts, createDirectoryHandlers } from './directory.ts';
import { type PublicNumbersPorts, createPublicNumberHandlers } from './publicNumbers.ts';

/** Every question about what the office says of itself, and what the company's directory server asks. */
export function createOfficeHandlers(
  ports: DirectoryPorts & PublicNumbersPorts & ClassesPorts,
): DirectoryHandlers & HandlersOf<'numbers'> & HandlersOf<'classes'> {
  return { ...createDirectoryHandlers(ports), ...createPublicNumberHandlers(ports), ...createClassHandlers(ports) };
}
