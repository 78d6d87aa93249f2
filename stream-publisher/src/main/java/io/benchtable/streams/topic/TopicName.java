package io.benchtable.streams.topic;

import io.benchtable.streams.table.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of a table's topic: one for each generation of a table. */
public final class TopicName {

  /** What the names of all topics of tables begin with. */
  public static final String PREFIX = "table.";

  /** A Kafka topic's name has at most 249 characters. */
  private static final int LONGEST_TABLE = 200;

  private static final int CUT = 180;
  private static final int HASH_DIGITS = 16;
  private static final Pattern NAME = Pattern.compile("table\\..+\\.[0-9]{1,19}");

  private TopicName() {}

  public static String of(Table table) {
    return of(table.name(), table.generation());
  }

  static String of(String table, long generation) {
    String name = table.length() <= LONGEST_TABLE ? table : shortened(table);
    return PREFIX + name + "." + generation;
  }

  /** Whether a topic is named as those of tables are. */
  static boolean isOne(String topic) {
    return NAME.matcher(topic).matches();
  }

  /** The table of a topic of which nothing but its name is known; cut where the name is. */
  public static String table(String topic) {
    int generation = topic.lastIndexOf('.');
    return topic.substring(PREFIX.length(), Math.max(PREFIX.length(), generation));
  }

  private static String shortened(String table) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
      return table.substring(0, CUT)
          + "-"
          + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
    }
  }
}
