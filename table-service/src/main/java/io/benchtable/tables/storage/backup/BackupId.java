package io.benchtable.tables.storage.backup;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which backup of which table.
 *
 * @param id begins with the time, so backups are in the order of their ids
 */
public record BackupId(String table, String id) {

  static final String SCHEMA = "backups";

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:table/([a-zA-Z0-9_.-]+)/backup/([0-9a-f-]+)");

  static BackupId of(String table, Instant at, int random) {
    return new BackupId(table, "0%013d-%08x".formatted(at.toEpochMilli(), random));
  }

  /** Empty where it is the ARN of no backup. */
  public static Optional<BackupId> parse(String arn) {
    return Optional.of(ARN.matcher(arn))
        .filter(java.util.regex.Matcher::matches)
        .map(matched -> new BackupId(matched.group(1), matched.group(2)));
  }

  public String tableArn() {
    return "arn:aws:dynamodb:local:000000000000:table/" + table;
  }

  public String arn() {
    return tableArn() + "/backup/" + id;
  }

  /** The relation of the items, with its schema. */
  String relation() {
    return SCHEMA + "." + relationName();
  }

  String relationName() {
    return "b" + id.replace('-', '_');
  }
}
