package io.benchtable.tables.storage.transfer;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which export or import of which table.
 *
 * @param id begins with the time, so they are in the order of their ids
 */
public record TransferId(Kind kind, String table, String id) {

  /** What is done. */
  public enum Kind {
    EXPORT,
    IMPORT;

    String segment() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern ARN =
      Pattern.compile(
          "arn:[^:]*:dynamodb:[^:]*:[^:]*:table/([a-zA-Z0-9_.-]+)/(export|import)/([0-9a-f-]+)");

  static TransferId of(Kind kind, String table, Instant at, int random) {
    return new TransferId(kind, table, "0%013d-%08x".formatted(at.toEpochMilli(), random));
  }

  /** Empty where it is the ARN of nothing of that kind. */
  public static Optional<TransferId> parse(Kind kind, String arn) {
    Matcher matched = ARN.matcher(arn);
    return matched.matches() && matched.group(2).equals(kind.segment())
        ? Optional.of(new TransferId(kind, matched.group(1), matched.group(3)))
        : Optional.empty();
  }

  public String tableArn() {
    return "arn:aws:dynamodb:local:000000000000:table/" + table;
  }

  public String arn() {
    return tableArn() + "/" + kind.segment() + "/" + id;
  }
}
