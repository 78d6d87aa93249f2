package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL does alone: for each operation one prepared statement that does the same durable
 * work on a relation like that of a table, sent by {@code pgbench}.
 */
final class PgBench {

  private static final Pattern TRANSACTIONS = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern AVERAGE = Pattern.compile("latency average = ([0-9.]+) ms");
  private static final String KEY =
      "pk = decode(lpad(to_hex(:number / 10), 24, '0'), 'hex')"
          + " and sk = decode(lpad(to_hex(:number % 10), 8, '0'), 'hex')";
  private static final String ITEM = "repeat('abcdefghij', 40) || ':' || :number || ':' || %s";

  private final Database database;
  private final Path folder;
  private final int items;

  PgBench(Database database, Path folder, int items) {
    this.database = database;
    this.folder = folder;
    this.items = items;
  }

  /** Whether {@code pgbench} is installed. */
  static boolean isThere() throws InterruptedException {
    try {
      Commands.output(List.of("pgbench", "--version"));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Makes the relation and fills it. */
  void prepare() throws SQLException {
    database.execute(
        "create schema floor",
        "create sequence floor.versions cache 100",
        "create table floor.items (pk bytea not null, sk bytea not null default '',"
            + " item text not null, version bigint not null, primary key (pk, sk))"
            + " with (fillfactor = 90)",
        "alter table floor.items replica identity full",
        "insert into floor.items select decode(lpad(to_hex(n / 10), 24, '0'), 'hex'),"
            + " decode(lpad(to_hex(n % 10), 8, '0'), 'hex'), repeat('abcdefghij', 40), 0"
            + " from generate_series(0, "
            + (items - 1)
            + ") as n",
        "vacuum analyze floor.items");
  }

  private String script(Operation operation) {
    String number = "\\set number random(0, %d)\n".formatted(items - 1);
    return switch (operation) {
      case GET -> number + "select item, version from floor.items where " + KEY + ";\n";
      case PUT ->
          number
              + "\\set other random(0, 1000000000)\n"
              + "insert into floor.items as stored (pk, sk, item, version) values ("
              + "decode(lpad(to_hex(:number / 10), 24, '0'), 'hex'),"
              + " decode(lpad(to_hex(:number % 10), 8, '0'), 'hex'), "
              + ITEM.formatted(":other")
              + ", nextval('floor.versions')) on conflict (pk, sk) do update set"
              + " item = excluded.item, version = excluded.version"
              + " where stored.item <> excluded.item;\n";
      case UPDATE ->
          number
              + "update floor.items set item = "
              + ITEM.formatted("version")
              + ", version = nextval('floor.versions') where "
              + KEY
              + ";\n";
      case QUERY ->
          number
              + "select item, sk from floor.items where"
              + " pk = decode(lpad(to_hex(:number / 10), 24, '0'), 'hex') order by sk limit 100;\n";
    };
  }

  Rate run(Operation operation, int connections, int seconds)
      throws IOException, InterruptedException {
    return run(operation.title(), script(operation), connections, seconds);
  }

  /** Sends the statements of a script of {@code pgbench}, again and again. */
  Rate run(String name, String statements, int connections, int seconds)
      throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve(name + ".sql"), statements);
    String output =
        Commands.output(
            List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + connections,
                "--jobs=" + (connections == 1 ? 1 : 2),
                "--time=" + seconds,
                "--file=" + script,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + Database.USER,
                "postgres"));
    return new Rate(number(TRANSACTIONS, output), number(AVERAGE, output), 0);
  }

  private static double number(Pattern pattern, String output) throws IOException {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IOException("Expected " + pattern + " in what pgbench prints, but it is " + output);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
