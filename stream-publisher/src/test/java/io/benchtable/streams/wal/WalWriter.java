package io.benchtable.streams.wal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes messages as the database does. */
final class WalWriter {

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private WalWriter() {}

  static byte[] write(WalMessage message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(message, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(WalMessage message, DataOutputStream out) throws IOException {
    switch (message) {
      case WalMessage.Begin(Lsn commit, Instant at, int xid) -> {
        out.writeByte('B');
        out.writeLong(commit.value());
        time(out, at);
        out.writeInt(xid);
      }
      case WalMessage.Commit(Lsn commit, Lsn end, Instant at) -> {
        out.writeByte('C');
        out.writeByte(0);
        out.writeLong(commit.value());
        out.writeLong(end.value());
        time(out, at);
      }
      case WalMessage.Relation(int id, String schema, String name, char identity, var columns) -> {
        out.writeByte('R');
        out.writeInt(id);
        text(out, schema);
        text(out, name);
        out.writeByte(identity);
        out.writeShort(columns.size());
        for (String column : columns) {
          out.writeByte(1);
          text(out, column);
          out.writeInt(25);
          out.writeInt(-1);
        }
      }
      case WalMessage.Insert(int relation, List<Cell> row) -> {
        out.writeByte('I');
        out.writeInt(relation);
        row(out, 'N', row);
      }
      case WalMessage.Update(int relation, var old, List<Cell> row) -> {
        out.writeByte('U');
        out.writeInt(relation);
        if (old != null) {
          row(out, 'O', old);
        }
        row(out, 'N', row);
      }
      case WalMessage.Delete(int relation, List<Cell> old) -> {
        out.writeByte('D');
        out.writeInt(relation);
        row(out, 'O', old);
      }
      case WalMessage.Logical(boolean transactional, Lsn at, String prefix, String content) -> {
        out.writeByte('M');
        out.writeByte(transactional ? 1 : 0);
        out.writeLong(at.value());
        text(out, prefix);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case WalMessage.Truncate(List<Integer> relations) -> {
        out.writeByte('T');
        out.writeInt(relations.size());
        out.writeByte(0);
        for (int relation : relations) {
          out.writeInt(relation);
        }
      }
      case WalMessage.Other(char type) -> out.writeByte(type);
    }
  }

  private static void row(DataOutputStream out, char kind, List<Cell> cells) throws IOException {
    out.writeByte(kind);
    out.writeShort(cells.size());
    for (Cell cell : cells) {
      switch (cell) {
        case Cell.Null() -> out.writeByte('n');
        case Cell.Unchanged() -> out.writeByte('u');
        case Cell.Text(String text) -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          out.writeByte('t');
          out.writeInt(bytes.length);
          out.write(bytes);
        }
      }
    }
  }

  private static void time(DataOutputStream out, Instant at) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(EPOCH, at));
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.writeByte(0);
  }
}
