package io.benchtable.jobs.run;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether dataset files are still the prepared ones; contents are read only where they may not be.
 */
record DatasetWatch(DatasetHashes hashes) {

  /** Names the first file whose contents are not the prepared ones. */
  Optional<String> changed(List<DatasetFile> dataset, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    for (var file : dataset) {
      if (!isPrepared(file, heartbeat)) {
        return Optional.of(message(file));
      }
    }
    return Optional.empty();
  }

  private boolean isPrepared(DatasetFile file, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    try {
      return file.looksUnchanged()
          || hashes
              .identify(file.name(), Path.of(file.path()), heartbeat)
              .sha256()
              .equals(file.sha256());
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** The same after a step, whoever has cancelled it meanwhile; what cannot be read has changed. */
  Optional<String> changedDuring(List<DatasetFile> dataset) {
    for (var file : dataset) {
      try {
        if (!isPrepared(file, progress -> {})) {
          return Optional.of(message(file));
        }
      } catch (IOException | NoLongerWanted unreadable) {
        return Optional.of(message(file));
      }
    }
    return Optional.empty();
  }

  private static String message(DatasetFile file) {
    return "Expected dataset file "
        + file.name()
        + " ("
        + file.path()
        + ") to stay as it was when the benchmark began, but it changed";
  }
}
