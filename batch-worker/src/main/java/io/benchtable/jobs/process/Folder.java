package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for what holds the environment of steps and engines, which may be secret. */
public final class Folder {

  private Folder() {}

  /** Makes a folder that nobody else may look into. */
  public static Path onlyOurs(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
