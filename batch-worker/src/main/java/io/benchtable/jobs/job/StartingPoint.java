package io.benchtable.jobs.job;

import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** The files of a run's steps, temporary ones too, before a step that may be retried. */
record StartingPoint(RunDirectory directory) {

  private static final String WORK = "work";
  private static final String TEMPORARY = "tmp";

  /** Copies it aside, before the first attempt. A copy that was not completed does not count. */
  void save() throws IOException {
    var draft = directory.root().resolve("before.draft");
    FileTrees.delete(draft);
    FileTrees.delete(directory.before());
    Files.createDirectory(draft);
    FileTrees.copy(directory.work(), draft.resolve(WORK));
    FileTrees.copy(directory.temporary(), draft.resolve(TEMPORARY));
    Files.move(draft, directory.before(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes it so again, before another attempt; the copy stays as it is. */
  void restore() throws IOException {
    FileTrees.delete(directory.work());
    FileTrees.copy(directory.before().resolve(WORK), directory.work());
    FileTrees.delete(directory.temporary());
    FileTrees.copy(directory.before().resolve(TEMPORARY), directory.temporary());
  }

  void forget() throws IOException {
    FileTrees.delete(directory.before());
  }
}
