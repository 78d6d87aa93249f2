package io.benchtable.jobs.job;

import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** The run directory as it was before a step that may be retried. */
record StartingPoint(RunDirectory directory) {

  /** Copies it aside, before the first attempt. A copy that was not completed does not count. */
  void save() throws IOException {
    var draft = directory.root().resolve("before.draft");
    FileTrees.delete(draft);
    FileTrees.delete(directory.before());
    FileTrees.copy(directory.work(), draft);
    Files.move(draft, directory.before(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes it so again, before another attempt; the copy stays as it is. */
  void restore() throws IOException {
    FileTrees.delete(directory.work());
    FileTrees.copy(directory.before(), directory.work());
    FileTrees.delete(directory.temporary());
    Files.createDirectories(directory.temporary());
  }

  void forget() throws IOException {
    FileTrees.delete(directory.before());
  }
}
