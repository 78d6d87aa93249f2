package io.benchtable.streams.stream;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a stream: its table, and the label that it was given when it was enabled. */
record StreamArn(String table, String label) implements Comparable<StreamArn> {

  private static final Comparator<StreamArn> ORDER =
      Comparator.comparing(StreamArn::table).thenComparing(StreamArn::label);
  private static final String PREFIX = "arn:aws:dynamodb:local:000000000000:table/";
  private static final Pattern TEXT =
      Pattern.compile("arn:aws[a-z-]*:dynamodb:[^:/]*:[0-9]{12}:table/([^/]+)/stream/(.+)");

  /** Reads a name, whatever its region; empty when it is not one of a stream. */
  static Optional<StreamArn> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new StreamArn(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public int compareTo(StreamArn other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return PREFIX + table + "/stream/" + label;
  }
}
