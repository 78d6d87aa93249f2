package io.benchtable.streams.wal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of PostgreSQL's output plugin {@code pgoutput}, protocol version 1. */
public sealed interface WalMessage {

  /** A transaction that is committed at {@code commit} begins. */
  record Begin(Lsn commit, Instant committedAt, int xid) implements WalMessage {}

  /** The transaction ends; {@code end} is the position behind it. */
  record Commit(Lsn commit, Lsn end, Instant committedAt) implements WalMessage {}

  /** A relation as the following rows see it. */
  record Relation(int id, String schema, String name, char replicaIdentity, List<String> columns)
      implements WalMessage {

    public Relation {
      columns = List.copyOf(columns);
    }

    public String qualifiedName() {
      return schema + "." + name;
    }
  }

  /** A change of one row. */
  sealed interface Row extends WalMessage {
    int relation();
  }

  /** A new row. */
  record Insert(int relation, List<Cell> row) implements Row {

    public Insert {
      row = List.copyOf(row);
    }
  }

  /** A changed row; the old one is there when the relation's replica identity is FULL. */
  record Update(int relation, @Nullable List<Cell> old, List<Cell> row) implements Row {

    public Update {
      row = List.copyOf(row);
    }
  }

  /** A deleted row, whole when the relation's replica identity is FULL. */
  record Delete(int relation, List<Cell> old) implements Row {

    public Delete {
      old = List.copyOf(old);
    }
  }

  /** A message that a writer put into the log. */
  record Logical(boolean transactional, Lsn at, String prefix, String content)
      implements WalMessage {}

  /** Relations that were emptied at once, without a message for each row. */
  record Truncate(List<Integer> relations) implements WalMessage {

    public Truncate {
      relations = List.copyOf(relations);
    }
  }

  /** A message that says nothing about items: types, origins. */
  record Other(char type) implements WalMessage {}
}
