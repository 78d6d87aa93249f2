package io.benchtable.streams.wal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together to transactions. Every decoded row change is counted here, before anything
 * is left out, so that a change has the same ordinal whenever it is read again.
 */
public final class Transactions {

  private final long partSize;
  private final Map<Integer, WalMessage.Relation> relations = new HashMap<>();
  private List<Transaction.Entry> entries = new ArrayList<>();
  private WalMessage.@Nullable Begin begin;
  private long ordinal;
  private long size;

  /** Hands a transaction on in parts of about {@code partSize} characters of row data. */
  public Transactions(long partSize) {
    this.partSize = partSize;
  }

  /** Whether a transaction has begun and not ended. */
  public boolean open() {
    return begin != null;
  }

  /** Takes the next message, and returns what is complete with it. */
  public Optional<Transaction> add(WalMessage message) {
    return switch (message) {
      case WalMessage.Begin next -> begin(next);
      case WalMessage.Commit commit -> Optional.of(end(commit));
      case WalMessage.Relation relation -> {
        relations.put(relation.id(), relation);
        yield Optional.empty();
      }
      case WalMessage.Row row -> add(row);
      case WalMessage.Truncate(List<Integer> emptied) -> {
        for (int relation : emptied) {
          entries.add(new Transaction.Truncated(++ordinal, relation(relation)));
        }
        yield Optional.empty();
      }
      case WalMessage.Logical said -> {
        if (said.transactional()) {
          entries.add(new Transaction.Said(ordinal, said.prefix(), said.content()));
        }
        yield Optional.empty();
      }
      case WalMessage.Other _ -> Optional.empty();
    };
  }

  private Optional<Transaction> begin(WalMessage.Begin next) {
    if (begin != null) {
      throw new IllegalStateException(
          "Expected the commit of %s, but another transaction begins".formatted(begin));
    }
    begin = next;
    ordinal = 0;
    return Optional.empty();
  }

  private Optional<Transaction> add(WalMessage.Row row) {
    entries.add(new Transaction.RowChange(++ordinal, relation(row.relation()), row));
    size += size(row);
    return size < partSize ? Optional.empty() : Optional.of(part(new Transaction.End.Open()));
  }

  private WalMessage.Relation relation(int id) {
    WalMessage.Relation relation = relations.get(id);
    if (relation == null) {
      throw new IllegalStateException(
          "Expected a description of relation %d, but its rows come first".formatted(id));
    }
    return relation;
  }

  private Transaction end(WalMessage.Commit commit) {
    Transaction last = part(new Transaction.End.At(commit.end()));
    begin = null;
    return last;
  }

  private Transaction part(Transaction.End end) {
    if (begin == null) {
      throw new IllegalStateException("Expected a transaction to have begun, but " + end);
    }
    Transaction part = new Transaction(begin.commit(), begin.committedAt(), entries, end);
    entries = new ArrayList<>();
    size = 0;
    return part;
  }

  private static long size(WalMessage.Row row) {
    return switch (row) {
      case WalMessage.Insert(_, List<Cell> cells) -> size(cells);
      case WalMessage.Update(_, var old, List<Cell> cells) ->
          size(cells) + (old == null ? 0 : size(old));
      case WalMessage.Delete(_, List<Cell> old) -> size(old);
    };
  }

  private static long size(List<Cell> cells) {
    long size = 64;
    for (Cell cell : cells) {
      if (cell instanceof Cell.Text(String text)) {
        size += text.length();
      }
    }
    return size;
  }
}
