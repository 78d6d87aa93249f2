package io.benchtable.standalone.engine;

import io.benchtable.jobs.run.FileTrees;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may connect to a PostgreSQL database: those who know its password. A database is made without
 * one, so it is set before the server listens for the first time; whether that has been done is
 * read from the rules of access themselves, which are written last.
 */
final class PostgreSqlAccess {

  private static final String RULES = "pg_hba.conf";
  private static final String PASSWORD_ONLY =
      "host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n";

  private final Path database;

  PostgreSqlAccess(Path database) {
    this.database = database;
  }

  private boolean isClosed() throws IOException {
    Path rules = database.resolve(RULES);
    return Files.exists(rules) && Files.readString(rules).equals(PASSWORD_ONLY);
  }

  /** Deletes what a start that was cut off has left, if no server has ever run on it. */
  void discardHalfMade() throws IOException {
    if (!Files.exists(database)
        || isClosed()
        || Files.exists(database.resolve("postmaster.opts"))) {
      return;
    }
    FileTrees.delete(database);
  }

  /** Sets the password and closes the database to whoever does not know it; no server may run. */
  void close(Path binaries, String user, String password) throws IOException {
    if (isClosed()) {
      return;
    }
    setPassword(program(binaries), user, password);
    Path draft = database.resolve(RULES + ".new");
    Files.writeString(draft, PASSWORD_ONLY);
    Files.move(draft, database.resolve(RULES), StandardCopyOption.ATOMIC_MOVE);
  }

  private void setPassword(Path program, String user, String password) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) { // root may not run it otherwise
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            program.toString(),
            "--single",
            "-c",
            "lc_messages=C",
            "-D",
            database.toString(),
            "postgres"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream statements = process.getOutputStream()) {
      statements.write(
          ("alter user " + user + " password '" + password + "'\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      int status = process.waitFor();
      if (status != 0 || said.contains("ERROR:")) {
        throw new IOException("it did not take its password, exit status " + status + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while it took its password", e);
    }
  }

  private static Path program(Path binaries) throws IOException {
    try (var files =
        Files.find(binaries, 3, (file, _) -> file.endsWith(Path.of("bin", "postgres")))) {
      return files.findFirst().orElseThrow(() -> new IOException("no postgres in " + binaries));
    }
  }
}
