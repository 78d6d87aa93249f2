package io.benchtable.benchmarks.differences;

import io.benchtable.benchmarks.tables.Database;
import io.benchtable.benchmarks.tables.Subject;
import io.benchtable.benchmarks.tables.Subjects;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/** Sends written and random requests to both, and ends with 1 if there is a new difference. */
public final class DifferenceRun {

  private final DifferenceOptions options;
  private final Stage stage;
  private final Settled settled;
  private final Findings findings;

  private DifferenceRun(DifferenceOptions options, Stage stage) throws IOException {
    this.options = options;
    this.stage = stage;
    this.settled = Settled.read(options.settled());
    this.findings = new Findings(settled);
  }

  static void main(String[] arguments) throws Exception {
    LoggingSystem.get(DifferenceRun.class.getClassLoader()).beforeInitialize();
    DifferenceOptions options = DifferenceOptions.of(arguments);
    Path folder = Files.createTempDirectory("benchtable-differences");
    int unsettled;
    try {
      unsettled = run(options, folder);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    System.exit(unsettled == 0 ? 0 : 1);
  }

  private static int run(DifferenceOptions options, Path folder)
      throws IOException, InterruptedException {
    Subjects subjects = new Subjects(options.program(), options.peers(), folder);
    try (Subject peer = subjects.dynoxide(false)) {
      if (options.address().isPresent()) {
        return run(options, options.address().get(), peer.address());
      }
      try (Database database = new Database(folder);
          Subject service = subjects.tableService(database)) {
        return run(options, service.address(), peer.address());
      }
    }
  }

  private static int run(DifferenceOptions options, URI ours, URI theirs)
      throws IOException, InterruptedException {
    try (Server service = new Server(ours);
        Server peer = new Server(theirs)) {
      DifferenceRun run = new DifferenceRun(options, new Stage(service, peer));
      run.sendWritten();
      run.sendRandom();
      new FindingReport(System.out, run.stage, options.shrinks()).print(run.findings, run.settled);
      run.stage.clear();
      return run.findings.unsettled().size();
    }
  }

  private void sendWritten() throws IOException, InterruptedException {
    for (Path path : options.written()) {
      for (Map.Entry<String, List<Request>> sequence : HandWritten.read(path).entrySet()) {
        stage.set(sequence.getValue());
        send(sequence.getKey(), sequence.getValue());
      }
    }
  }

  private void send(String from, List<Request> requests) throws IOException, InterruptedException {
    List<Request> sent = new ArrayList<>();
    for (Request request : requests) {
      sent.add(request);
      Exchange last = stage.send(request);
      findings.look(from, sent, last);
      if (!last.even()) {
        return;
      }
    }
  }

  private void sendRandom() throws IOException, InterruptedException {
    int before = findings.requests();
    for (long seed = options.seed(); findings.requests() - before < options.requests(); seed++) {
      RandomRequests random = new RandomRequests(seed);
      sendRandom("seed " + seed, random, options.requests() - (findings.requests() - before));
      if ((seed - options.seed()) % 50 == 49) {
        System.err.printf(
            "%d requests, %d kinds of differences so far%n",
            findings.requests(), findings.unsettled().size());
      }
    }
  }

  /** Until the sequence is long enough, or the servers' items are no longer the same. */
  private void sendRandom(String from, RandomRequests random, int most)
      throws IOException, InterruptedException {
    List<Request> sent = new ArrayList<>();
    stage.set(Schema.REQUESTS);
    while (sent.size() < Math.min(options.length(), most)) {
      sent.add(random.next());
      Exchange last = stage.send(sent.getLast());
      findings.look(from, sent, last);
      if (!last.even()) {
        return;
      }
    }
  }
}
