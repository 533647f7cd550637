import { ok } from '#core/support/result.ts';
import { type DirectoryKeeper, openKeeper } from './directoryKeeper.ts';
import type { DirectoryCalls } from './directoryMessages.ts';
import { type QuestionOf, answerQuestions } from './workerEnd.ts';

/** Entry of the thread that lists and saves: one question after the other. */

let keeper: DirectoryKeeper | null = null;

const endThread = answerQuestions<DirectoryCalls>(answerOf);

function answerOf(question: QuestionOf<DirectoryCalls>): unknown {
  switch (question.name) {
    case 'open': {
      const opened = openKeeper(question.request);
      if (!opened.ok) return opened;
      keeper = opened.value;
      return ok(keeper.progress());
    }
    case 'fill':
      return open().fill();
    case 'contacts':
      return open().contacts(question.request);
    case 'contact':
      return open().contact(question.request);
    case 'size':
      return open().size();
    case 'office':
      return open().office();
    case 'save-contact':
      return open().saveContact(question.request);
    case 'remove-contact':
      return open().removeContact(question.request);
    case 'save-employees':
      return open().saveEmployees(question.request);
    case 'remove-employee':
      return open().removeEmployee(question.request.employeeId, question.request.rest);
    case 'imported-files':
      return open().imports.files();
    case 'take-imported':
      return open().imports.take(question.request);
    case 'note-import':
      return open().imports.note(question.request);
    case 'undo-import':
      return open().imports.undo(question.request);
    case 'sweep-imported':
      return open().imports.sweep();
    case 'sources':
      return open().imports.sources();
    case 'reports':
      return open().imports.reports();
    case 'refused-rows':
      return open().imports.refusedRows(question.request.importId, question.request.after, question.request.limit);
    case 'duplicates':
      return open().duplicates(question.request);
    case 'merge':
      return open().merge(question.request.kept, question.request.others);
    case 'away':
      return open().away(question.request);
    case 'bring-back':
      return open().bringBack(question.request);
    case 'origin':
      return open().origin(question.request);
    case 'take-source-again':
      return open().takeSourceAgain(question.request);
    case 'save-public-number':
      return open().savePublicNumber(question.request.entry, question.request.was);
    case 'remove-public-number':
      return open().removePublicNumber(question.request);
    case 'save-classes':
      return open().saveClasses(question.request);
    case 'playbooks':
      return open().playbooks();
    case 'playbook-version':
      return open().playbookVersion(question.request.class, question.request.version);
    case 'save-draft':
      return open().saveDraft(question.request.class, question.request.draft);
    case 'publish-playbook':
      return open().publishPlaybook(question.request.published, question.request.draft);
    case 'publish-topics':
      return open().publishTopics(question.request.all, question.request.merges);
    case 'dismiss-proposal':
      return open().dismissProposal(question.request.proposal, question.request.count);
    case 'find-person':
      return open().findPerson(question.request);
    case 'forget-person':
      return open().forgetPerson(question.request);
    case 'close':
      keeper?.close();
      keeper = null;
      endThread();
      return null;
  }
}

function open(): DirectoryKeeper {
  if (keeper === null) throw new Error('the directory is closed');
  return keeper;
}
