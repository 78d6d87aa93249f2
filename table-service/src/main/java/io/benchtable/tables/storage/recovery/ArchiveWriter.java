package io.benchtable.tables.storage.recovery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Puts changes into the archive, together with the position up to which it has them: so each is
 * there once, however often it is read. A large transaction is written in parts that are committed
 * as one.
 */
final class ArchiveWriter {

  private static final int MOST_ROWS = 500;
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final JdbcTemplate jdbc;
  private final PostgresProgress progress;
  private final JdbcTransactionManager manager;
  private final List<Change> changes = new ArrayList<>();
  private List<Window> windows = List.of();
  private Lsn position;
  private LogEvent.@Nullable Begun begun;
  private @Nullable TransactionStatus open;
  private @Nullable Instant until;
  private long ordinal;
  private long bytes;

  /** A change of an item; null for one that is gone. */
  private record Change(
      Window window,
      Lsn lsn,
      long ordinal,
      Instant committedAt,
      byte[] pk,
      byte[] sk,
      @Nullable String item) {}

  ArchiveWriter(DataSource session, Lsn position) {
    this.jdbc = new JdbcTemplate(session);
    this.progress = new PostgresProgress(JdbcClient.create(session));
    this.manager = new JdbcTransactionManager(session);
    this.position = position;
  }

  /** The windows that there are from here on. */
  void setWindows(List<Window> known) {
    windows = known;
  }

  /** Whether a transaction has begun that is not over. */
  boolean isInTransaction() {
    return begun != null;
  }

  void add(LogEvent event) {
    switch (event) {
      case LogEvent.Begun next -> {
        begun = next;
        ordinal = 0;
      }
      case LogEvent.Put(long generation, byte[] pk, byte[] sk, String item) ->
          add(generation, pk, sk, item);
      case LogEvent.Removed(long generation, byte[] pk, byte[] sk) -> add(generation, pk, sk, null);
      case LogEvent.Emptied(long generation) -> window(generation).ifPresent(this::empty);
      case LogEvent.Said(String prefix, String content) -> {
        if (prefix.equals(PostgresProgress.PREFIX)) {
          until = Instant.parse(content);
        }
      }
      case LogEvent.Ended(Lsn next) -> {
        begun = null;
        // What is read again ends before it.
        position = position.isBefore(next) ? next : position;
      }
    }
  }

  private void add(long generation, byte[] pk, byte[] sk, @Nullable String item) {
    LogEvent.Begun transaction = transaction();
    window(generation)
        .ifPresent(
            window -> {
              changes.add(
                  new Change(
                      window,
                      transaction.commit(),
                      ++ordinal,
                      transaction.committedAt(),
                      pk,
                      sk,
                      item));
              bytes += item == null ? 0 : item.length();
            });
    if (isFull()) {
      write();
    }
  }

  /** Of what was archived before nothing is archived again. */
  private Optional<Window> window(long generation) {
    Lsn commit = transaction().commit();
    if (commit.isBefore(position)) {
      return Optional.empty();
    }
    return windows.stream()
        .filter(window -> window.generation() == generation)
        .filter(window -> window.state() != Window.State.LOST)
        .filter(window -> !commit.isBefore(window.startedAt()))
        .max(Comparator.comparing(Window::startedAt));
  }

  private LogEvent.Begun transaction() {
    if (begun == null) {
      throw new IllegalStateException("Expected a transaction to have begun, but none has.");
    }
    return begun;
  }

  private void empty(Window window) {
    write();
    LogEvent.Begun transaction = transaction();
    boolean hasBase =
        Boolean.TRUE.equals(
            jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, window.base()));
    begin();
    ordinal +=
        jdbc.update(
            WindowStatements.removeAll(window, hasBase),
            transaction.commit().toString(),
            ordinal,
            Timestamp.from(transaction.committedAt()));
  }

  /** Whether there is as much as is written at once. */
  private boolean isFull() {
    return changes.size() >= MOST_ROWS || bytes >= MOST_BYTES;
  }

  private void write() {
    if (changes.isEmpty()) {
      return;
    }
    begin();
    changes.stream().collect(Collectors.groupingBy(Change::window)).forEach(this::write);
    changes.clear();
    bytes = 0;
  }

  private void write(Window window, List<Change> some) {
    jdbc.batchUpdate(
        WindowStatements.addChange(window),
        some,
        some.size(),
        (statement, change) -> {
          statement.setString(1, change.lsn().toString());
          statement.setLong(2, change.ordinal());
          statement.setTimestamp(3, Timestamp.from(change.committedAt()));
          statement.setBytes(4, change.pk());
          statement.setBytes(5, change.sk());
          statement.setString(6, change.item());
        });
  }

  private void begin() {
    if (open == null) {
      open = manager.getTransaction(new DefaultTransactionDefinition());
    }
  }

  /** Whether there is something that is not committed. */
  boolean isDirty() {
    return open != null || !changes.isEmpty() || until != null;
  }

  /** Whether it is known up to which time the log was read. */
  boolean isMarked() {
    return until != null;
  }

  /** Commits what was read; only between transactions. Up to where the archive has everything. */
  Lsn commit() {
    begin();
    write();
    progress.advance(position, until);
    TransactionStatus done = open;
    open = null;
    until = null;
    if (done != null) {
      manager.commit(done);
    }
    return position;
  }

  /** Leaves what is not committed to who reads it again. */
  void rollback() {
    TransactionStatus left = open;
    open = null;
    if (left != null) {
      manager.rollback(left);
    }
  }
}
