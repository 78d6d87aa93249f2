package io.benchtable.benchmarks.tables;

import io.benchtable.benchmarks.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * Compares the forms that secondary indexes may have in PostgreSQL, without anything in front of
 * it: one form after the other, in several rounds.
 */
public final class IndexForms {

  private static final int ROUNDS = 3;

  private final Database database;
  private final PgBench bench;
  private final int items;
  private final int connections;
  private final int seconds;

  private IndexForms(Database database, Path folder, int items, int connections, int seconds) {
    this.database = database;
    this.bench = new PgBench(database, folder, items);
    this.items = items;
    this.connections = connections;
    this.seconds = seconds;
  }

  static void main(String[] arguments) throws Exception {
    LoggingSystem.get(IndexForms.class.getClassLoader()).beforeInitialize();
    Arguments given = new Arguments(arguments);
    int items = given.number("items", 10_000);
    int connections = given.number("connections", 16);
    int seconds = given.number("seconds", 5);
    given.end();
    Path folder = Files.createTempDirectory("benchtable-indexes");
    try (Database database = new Database(folder)) {
      new IndexForms(database, folder, items, connections, seconds).run();
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException, SQLException {
    database.execute("create schema forms", "create sequence forms.versions cache 100");
    for (IndexForm form : IndexForm.values()) {
      database.execute(form.create().toArray(String[]::new));
      bench.run("fill", form.put(items), connections, seconds);
      for (String relation : form.relations()) {
        database.execute("vacuum analyze " + relation);
      }
    }
    Map<IndexForm, List<Double>> puts = new EnumMap<>(IndexForm.class);
    Map<IndexForm, List<Double>> queries = new EnumMap<>(IndexForm.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (IndexForm form : IndexForm.values()) {
        add(puts, form, bench.run("put", form.put(items), connections, seconds));
        add(queries, form, bench.run("query", form.query(items), connections, seconds));
      }
    }
    for (IndexForm form : IndexForm.values()) {
      if (form != IndexForm.NONE) {
        database.execute(form.check());
      }
    }
    print("puts", puts);
    print("queries", queries);
  }

  private static void add(Map<IndexForm, List<Double>> rates, IndexForm form, Rate rate) {
    rates.computeIfAbsent(form, _ -> new ArrayList<>()).add(rate.perSecond());
  }

  private static void print(String title, Map<IndexForm, List<Double>> rates) {
    double columns = median(rates.getOrDefault(IndexForm.COLUMNS, List.of()));
    System.out.printf("%-14s%12s%18s%n", title, "a second", "times columns");
    rates.forEach(
        (form, all) ->
            System.out.printf(
                "  %-12s%12.0f%18.2f%n", form.title(), median(all), median(all) / columns));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
