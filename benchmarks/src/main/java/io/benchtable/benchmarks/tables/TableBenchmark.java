package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/** Loads the table service, its peers and its parts one after another, and compares them. */
public final class TableBenchmark {

  private static final int WARM_CONNECTIONS = 16;

  private final TableOptions options;
  private final Path folder;
  private final TableReport report;
  private final Wrk wrk;

  private TableBenchmark(TableOptions options, Path folder) throws IOException {
    this.options = options;
    this.folder = folder;
    this.report = new TableReport(System.out, options);
    this.wrk = new Wrk(folder);
  }

  static void main(String[] arguments) throws Exception {
    LoggingSystem.get(TableBenchmark.class.getClassLoader()).beforeInitialize();
    TableOptions options = TableOptions.of(arguments);
    Path folder = Files.createTempDirectory("benchtable-benchmarks");
    try {
      new TableBenchmark(options, folder).run();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException, SQLException {
    List<Subject> subjects = new ArrayList<>();
    try (Database database = new Database(folder)) {
      try {
        start(database, subjects);
        measure(database, subjects);
      } finally {
        for (Subject subject : subjects) {
          subject.close();
        }
      }
    }
    report.write(options.output());
  }

  private void start(Database database, List<Subject> subjects)
      throws IOException, InterruptedException {
    Subjects servers = new Subjects(options.program(), options.peers(), folder);
    subjects.add(servers.tableService(database));
    subjects.add(servers.echo());
    if (servers.hasDynalite()) {
      subjects.add(servers.dynalite(false));
      subjects.add(servers.dynalite(true));
    }
    if (servers.hasDynoxide()) {
      subjects.add(servers.dynoxide(false));
      subjects.add(servers.dynoxide(true));
    }
    for (Subject subject : subjects) {
      report.started(subject.name(), subject.startMillis(), subject.residentMegabytes());
      if (!subject.name().equals(TableReport.ECHO)) {
        try (Client client = new Client(subject.address())) {
          client.prepare(options.items());
          for (Operation operation : Operation.values()) {
            client.check(operation);
          }
        }
      }
    }
  }

  private void measure(Database database, List<Subject> subjects)
      throws IOException, InterruptedException, SQLException {
    PgBench floor = PgBench.isThere() ? new PgBench(database, folder, options.items()) : null;
    if (floor != null) {
      floor.prepare();
    }
    for (Subject subject : subjects) {
      for (Operation operation : Operation.values()) {
        load(subject, operation, WARM_CONNECTIONS, options.warmUp());
      }
    }
    List<String> names = new ArrayList<>();
    names.add(TableReport.FLOOR);
    subjects.forEach(subject -> names.add(subject.name()));
    for (int connections : options.connections()) {
      for (Operation operation : Operation.values()) {
        report.heading(operation, connections);
        if (floor != null) {
          Rate rate = floor.run(operation, connections, options.seconds());
          report.rate(TableReport.FLOOR, operation, connections, rate);
        }
        for (Subject subject : subjects) {
          report.rate(
              subject.name(),
              operation,
              connections,
              load(subject, operation, connections, options.seconds()));
        }
        report.ratios(operation, connections, names);
      }
    }
    for (Subject subject : subjects) {
      report.memory(subject.name(), subject.residentMegabytes());
    }
  }

  /** Signed just before: a signature is good for five minutes. */
  private Rate load(Subject subject, Operation operation, int connections, int seconds)
      throws IOException, InterruptedException {
    Path pool = folder.resolve("pool");
    RequestPool.write(pool, subject.address(), operation, options.items());
    return wrk.run(subject.address(), pool, connections, seconds);
  }
}
