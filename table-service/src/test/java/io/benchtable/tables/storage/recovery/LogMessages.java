package io.benchtable.tables.storage.recovery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages of the log as PostgreSQL writes them. */
final class LogMessages {

  /** A value that did not change and is not told. */
  static final String UNCHANGED = "\0unchanged";

  private static final int RELATION = 77;

  private final ByteBuffer bytes = ByteBuffer.allocate(4096);

  private LogMessages(char kind) {
    bytes.put((byte) kind);
  }

  static ByteBuffer begin(long commit, long micros) {
    return new LogMessages('B').number(commit).number(micros).small(9).end();
  }

  static ByteBuffer commit(long commit, long next, long micros) {
    return new LogMessages('C').letter('\0').number(commit).number(next).number(micros).end();
  }

  static ByteBuffer relation(String schema, String name, String... columns) {
    LogMessages message = new LogMessages('R').small(RELATION).name(schema).name(name).letter('f');
    message.bytes.putShort((short) columns.length);
    for (String column : columns) {
      message.letter('\0').name(column).small(25).small(-1);
    }
    return message.end();
  }

  static ByteBuffer insert(@Nullable String... row) {
    return new LogMessages('I').small(RELATION).letter('N').row(row).end();
  }

  static ByteBuffer update(@Nullable String[] old, @Nullable String... row) {
    return new LogMessages('U').small(RELATION).letter('O').row(old).letter('N').row(row).end();
  }

  static ByteBuffer delete(@Nullable String... row) {
    return new LogMessages('D').small(RELATION).letter('O').row(row).end();
  }

  static ByteBuffer truncate() {
    return new LogMessages('T').small(1).letter('\0').small(RELATION).end();
  }

  static ByteBuffer said(boolean transactional, String prefix, String content) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    LogMessages message =
        new LogMessages('M').letter(transactional ? '\1' : '\0').number(5).name(prefix);
    return message.small(text.length).text(text).end();
  }

  private LogMessages row(@Nullable String[] row) {
    bytes.putShort((short) row.length);
    for (String value : row) {
      if (value == null) {
        letter('n');
      } else if (value.equals(UNCHANGED)) {
        letter('u');
      } else {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        letter('t').small(text.length).text(text);
      }
    }
    return this;
  }

  private LogMessages letter(char letter) {
    bytes.put((byte) letter);
    return this;
  }

  private LogMessages small(int number) {
    bytes.putInt(number);
    return this;
  }

  private LogMessages number(long number) {
    bytes.putLong(number);
    return this;
  }

  private LogMessages name(String name) {
    return text(name.getBytes(StandardCharsets.UTF_8)).letter('\0');
  }

  private LogMessages text(byte[] text) {
    bytes.put(text);
    return this;
  }

  private ByteBuffer end() {
    return bytes.flip();
  }
}
