package io.benchtable.streams.wal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of {@code pgoutput}, as "Logical Replication Message Formats" in PostgreSQL's
 * manual describes them.
 */
public final class WalParser {

  /** Seconds from 1970-01-01 to 2000-01-01, where PostgreSQL's time begins. */
  private static final long EPOCH_SECONDS = 946_684_800;

  private static final Cell NULL = new Cell.Null();
  private static final Cell UNCHANGED = new Cell.Unchanged();

  private WalParser() {}

  /** Reads one message; throws {@link IllegalArgumentException} when it is cut off or unknown. */
  public static WalMessage parse(ByteBuffer bytes) {
    try {
      char type = (char) bytes.get();
      return switch (type) {
        case 'B' -> new WalMessage.Begin(lsn(bytes), time(bytes), bytes.getInt());
        case 'C' -> commit(bytes);
        case 'R' -> relation(bytes);
        case 'I' -> new WalMessage.Insert(bytes.getInt(), newRow(bytes));
        case 'U' -> update(bytes);
        case 'D' -> delete(bytes);
        case 'M' -> logical(bytes);
        case 'T' -> truncate(bytes);
        case 'Y', 'O' -> new WalMessage.Other(type);
        default ->
            throw new IllegalArgumentException(
                "Expected a message of logical replication, but its type is '" + type + "'");
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "Expected a whole message of logical replication, but it ends after "
              + bytes.limit()
              + " bytes",
          e);
    }
  }

  private static WalMessage commit(ByteBuffer bytes) {
    bytes.get(); // flags, unused
    return new WalMessage.Commit(lsn(bytes), lsn(bytes), time(bytes));
  }

  private static WalMessage relation(ByteBuffer bytes) {
    int id = bytes.getInt();
    String schema = text(bytes);
    String name = text(bytes);
    char identity = (char) bytes.get();
    int count = bytes.getShort();
    List<String> columns = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bytes.get(); // whether the column is part of the key
      columns.add(text(bytes));
      bytes.getInt(); // type
      bytes.getInt(); // type modifier
    }
    // An empty name of the schema stands for pg_catalog.
    return new WalMessage.Relation(
        id, schema.isEmpty() ? "pg_catalog" : schema, name, identity, columns);
  }

  private static WalMessage update(ByteBuffer bytes) {
    int relation = bytes.getInt();
    char kind = (char) bytes.get();
    @Nullable List<Cell> old = null;
    if (kind == 'O' || kind == 'K') {
      List<Cell> cells = cells(bytes);
      old = kind == 'O' ? cells : null;
      kind = (char) bytes.get();
    }
    expect('N', kind);
    return new WalMessage.Update(relation, old, cells(bytes));
  }

  private static WalMessage delete(ByteBuffer bytes) {
    int relation = bytes.getInt();
    char kind = (char) bytes.get();
    if (kind != 'K') {
      expect('O', kind);
    }
    return new WalMessage.Delete(relation, cells(bytes));
  }

  private static WalMessage truncate(ByteBuffer bytes) {
    int count = bytes.getInt();
    bytes.get(); // whether it went on to others, which are named as well, or restarted sequences
    List<Integer> relations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      relations.add(bytes.getInt());
    }
    return new WalMessage.Truncate(relations);
  }

  private static WalMessage logical(ByteBuffer bytes) {
    boolean transactional = (bytes.get() & 1) != 0;
    Lsn at = lsn(bytes);
    String prefix = text(bytes);
    return new WalMessage.Logical(transactional, at, prefix, text(bytes, bytes.getInt()));
  }

  private static List<Cell> newRow(ByteBuffer bytes) {
    expect('N', (char) bytes.get());
    return cells(bytes);
  }

  private static List<Cell> cells(ByteBuffer bytes) {
    int count = bytes.getShort();
    List<Cell> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      char kind = (char) bytes.get();
      cells.add(
          switch (kind) {
            case 'n' -> NULL;
            case 'u' -> UNCHANGED;
            case 't' -> new Cell.Text(text(bytes, bytes.getInt()));
            default ->
                throw new IllegalArgumentException(
                    "Expected a column as text, but its kind is '" + kind + "'");
          });
    }
    return cells;
  }

  private static void expect(char expected, char actual) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          "Expected a row marked '%c', but it is '%c'".formatted(expected, actual));
    }
  }

  private static Lsn lsn(ByteBuffer bytes) {
    return new Lsn(bytes.getLong());
  }

  private static Instant time(ByteBuffer bytes) {
    long micros = bytes.getLong();
    return Instant.ofEpochSecond(
        EPOCH_SECONDS + Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
  }

  private static String text(ByteBuffer bytes) {
    int start = bytes.position();
    while (bytes.get() != 0) {
      // to the end of the string
    }
    int length = bytes.position() - start - 1;
    bytes.position(start);
    String text = text(bytes, length);
    bytes.get();
    return text;
  }

  private static String text(ByteBuffer bytes, int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException(
          "Expected %d bytes of text, but %d are left".formatted(length, bytes.remaining()));
    }
    String text =
        new String(
            bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }
}
