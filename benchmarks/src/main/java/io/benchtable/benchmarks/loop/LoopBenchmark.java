package io.benchtable.benchmarks.loop;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.engine.TemporalChoice;
import io.benchtable.standalone.server.Server;
import io.benchtable.standalone.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/** Starts an instance on a temporary directory, measures it and stops it again. */
public final class LoopBenchmark {

  private static final int ALL = Integer.MAX_VALUE;

  /** How long a load warms up before it is looked whether that was enough. */
  private static final int WARM_UP_SECONDS = 10;

  private static final int ROUNDS_WITH_ENGINE = 3;

  private final Options options;
  private final Report report;
  private final TemporalTap tap = new TemporalTap();

  private LoopBenchmark(Options options) throws IOException {
    this.options = options;
    report = new Report(System.out, options);
  }

  static void main(String[] arguments) throws Exception {
    LoggingSystem.get(LoopBenchmark.class.getClassLoader()).beforeInitialize();
    // A rule that starts this much would be switched off, which is not what is measured here.
    System.setProperty("benchtable.rules.most-starts-in-a-minute", "1000000");
    // By default the load's client keeps every connection of its worst moment, and searches them
    // all at each request.
    System.setProperty("jdk.httpclient.connectionPoolSize", "16");
    Options options = Options.of(arguments);
    Path folder = Files.createTempDirectory("benchtable-benchmarks");
    LoopBenchmark benchmark = new LoopBenchmark(options);
    try {
      benchmark.run(folder);
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    System.exit(benchmark.report.isBroken() ? 1 : 0);
  }

  private void run(Path folder) throws IOException, InterruptedException {
    System.out.println("Temporal: " + options.engine() + "; times in milliseconds");
    try (Engine engine = Engine.start(options.engine(), folder.resolve("temporal"));
        GrpcProxy proxy = new GrpcProxy(engine.address(), tap);
        Server server =
            Server.start(
                new ServerOptions(
                    folder.resolve("data"),
                    "127.0.0.1",
                    Engine.freePort(),
                    new TemporalChoice.At(proxy.address()),
                    false));
        Floor floor = new Floor(proxy.address(), tap)) {
      Tables tables = new Tables(server.address(), server.credentials().token());
      prepare(server, tables);
      measure(new Load(tables, tap, report), floor, tables);
      report.write(options.output());
    }
  }

  private void prepare(Server server, Tables tables) throws IOException, InterruptedException {
    createTable(server, Load.MATCHED);
    createTable(server, Load.OTHER);
    tables.create(
        "rules",
        Tables.JSON.readTree(
            """
            {"name": "measured", "state": "ENABLED",
             "pattern": {"table": ["%s"], "eventName": ["INSERT"]},
             "targets": [{"id": "start", "function": {"command": ["true"], "queue": "nobody"}}]}
            """
                .formatted(Load.MATCHED)),
        "measured");
  }

  private void measure(Load load, Floor floor, Tables tables) {
    int number = 1;
    while (!load.probe(number)) {
      if (++number > 30) {
        throw new IllegalStateException("Expected the rule to match within a minute");
      }
    }
    int phase = warmUp(load, 1);
    phase = warmUpEngine(load, floor, phase);
    for (int rate : options.rates()) {
      int matching = Math.min(rate, options.matching());
      String title = rate + " events a second, " + matching + " match";
      report.heading(title);
      report.spread(
          title,
          "Temporal alone: start -> first task, " + matching + "/s",
          floor.starts(phase, new Schedule(matching, Math.min(5, options.seconds()))));
      load.measure(title, phase++, new Schedule(rate, options.seconds()), matching, true);
    }
    new EmptyJobs(tables, tap, floor, report).measure(options.jobs(), options.warmUp());
    phase = warmUp(load, phase);
    tap.answerStarts(true);
    for (int rate : options.rates()) {
      String title = rate + " events a second, all match, starts answered by a stub";
      report.heading(title);
      load.measure(title, phase++, new Schedule(rate, options.seconds()), ALL, false);
    }
  }

  /** Starts are answered here meanwhile: an engine that has carried out many is another one. */
  private int warmUp(Load load, int from) {
    int phase = from;
    tap.answerStarts(true);
    int rate = options.rates().stream().max(Integer::compare).orElseThrow();
    Compilers compilers;
    int seconds = 0;
    do {
      compilers = Compilers.now();
      int some = Math.min(WARM_UP_SECONDS, options.warmUp() - seconds);
      load.warmUp(phase++, new Schedule(rate, some), ALL);
      seconds += some;
    } while (seconds < options.warmUp() && !compilers.areAtRest());
    tap.answerStarts(false);
    return phase;
  }

  /** What only starts that reach the engine make warm; not many, as above. */
  private int warmUpEngine(Load load, Floor floor, int from) {
    int phase = from;
    Compilers compilers;
    do {
      compilers = Compilers.now();
      floor.starts(phase, new Schedule(options.matching(), 3));
      load.warmUp(phase++, new Schedule(200, 3), options.matching());
    } while (phase < from + ROUNDS_WITH_ENGINE && !compilers.areAtRest());
    return phase;
  }

  private static void createTable(Server server, String table)
      throws IOException, InterruptedException {
    URI location = server.address().resolve("/v1/tables/" + table);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(location)
                  .header("Authorization", "Bearer " + server.credentials().token())
                  .header("Content-Type", "application/json")
                  .PUT(
                      HttpRequest.BodyPublishers.ofString(
                          """
                          {"partitionKey": {"name": "%s", "type": "string"},
                           "stream": "NEW_AND_OLD_IMAGES"}
                          """
                              .formatted(Load.KEY)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException("Expected a new table, but " + response.body());
      }
    }
  }
}
