import type { ImportFailure } from '#core/caller/directoryImports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { codeOf, writeFailureOf } from './failures.ts';
import { type Build, type BuildPlan, type Built, beginBuild, nothingBuilt } from './importBuild.ts';
import { readRows } from './importFile.ts';
import type { ImportCalls } from './importMessages.ts';
import { type ImportPace, paceOf } from './importPace.ts';
import { type QuestionOf, answerQuestions } from './workerEnd.ts';

/** Entry of the thread of one import: it alone is busy while a million rows come, and its memory goes with it. */

interface Work {
  readonly plan: BuildPlan;
  readonly build: Build;
  readonly pace: ImportPace;
}

let work: Work | null = null;
let counted: Built = nothingBuilt;

const endThread = answerQuestions<ImportCalls>(answerOf);

function answerOf(question: QuestionOf<ImportCalls>): unknown {
  switch (question.name) {
    case 'begin': {
      const { plan, signs } = question.request;
      return guarded(plan.file, () => {
        const pace = paceOf(signs, true);
        work = { plan, pace, build: beginBuild(plan, pace) };
        return ok(null);
      });
    }
    case 'read':
      return inWork(({ build, pace }) => readRows(question.request, build, pace));
    case 'rows':
      return inWork(({ build, pace }) => {
        for (const row of question.request) build.add(row);
        pace.tell(build.soFar());
        return pace.goOn() ? ok(null) : failed('cancelled');
      });
    case 'finish':
      return inWork(({ build }) => build.finish());
    case 'counted':
      return counted;
    case 'close':
      end();
      endThread();
      return null;
  }
}

function inWork<T>(act: (work: Work) => Result<T, ImportFailure>): Result<T, ImportFailure> {
  const current = work;
  if (current === null) throw new Error('no import was begun');
  return guarded(current.plan.file, () => act(current));
}

function guarded<T>(file: string, act: () => Result<T, ImportFailure>): Result<T, ImportFailure> {
  const done = tried(file, act);
  if (work !== null) counted = work.build.soFar();
  if (!done.ok) end();
  return done;
}

function tried<T>(file: string, act: () => Result<T, ImportFailure>): Result<T, ImportFailure> {
  try {
    return act();
  } catch (problem) {
    const failure = writeFailureOf(problem, file);
    if (failure === 'disk-full') return failed('disk-full');
    // A code of the file system's, such as ENOENT of a drive that is away; SQLite's own were looked at.
    if (failure === null && !/^E[A-Z]+$/.test(codeOf(problem))) throw problem;
    return failed('not-written', codeOf(problem));
  }
}

function end(): void {
  work?.build.close();
  work = null;
}
