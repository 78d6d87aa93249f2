package io.benchtable.streams.wal;

import java.util.Comparator;

/**
 * A place in the sequence of all row changes: the position of the commit, and how many row changes
 * of its transaction come up to here.
 */
public record Position(Lsn lsn, long ordinal) implements Comparable<Position> {

  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::lsn).thenComparing(Position::ordinal);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
