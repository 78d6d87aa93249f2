package io.benchtable.streams.publication;

import io.benchtable.streams.change.Event;
import io.benchtable.streams.epoch.Checkpoint;
import io.benchtable.streams.epoch.Incarnation;
import io.benchtable.streams.epoch.PostgresState;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.stream.PostgresStretches;
import io.benchtable.streams.table.PostgresTables;
import io.benchtable.streams.topic.KafkaTails;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.wal.Database;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.PostgresLog;
import io.benchtable.streams.wal.Transaction;
import io.benchtable.streams.wal.Transactions;
import io.benchtable.streams.wal.WalMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** One stretch of publishing, from taking the slot over to the first failure or the stop. */
final class Session {

  private static final long PART_SIZE = 64L * 1024 * 1024;
  private static final long CHECKPOINT_INTERVAL = TimeUnit.SECONDS.toNanos(1);
  private static final Duration STATUS_INTERVAL = Duration.ofSeconds(1);

  private final Database database;
  private final KafkaClients kafka;
  private final PublicationSettings settings;
  private final PublicationStatus status;
  private final PublicationMetrics metrics;
  private final InstantSource clock;
  private final BooleanSupplier stopped;

  Session(
      Database database,
      KafkaClients kafka,
      PublicationSettings settings,
      PublicationStatus status,
      PublicationMetrics metrics,
      InstantSource clock,
      BooleanSupplier stopped) {
    this.database = database;
    this.kafka = kafka;
    this.settings = settings;
    this.status = status;
    this.metrics = metrics;
    this.clock = clock;
    this.stopped = stopped;
  }

  /** Publishes until told to stop; every other end is an exception. */
  void run(Optional<Reason> suspicion, Publication.Pause pause)
      throws SQLException, InterruptedException, NotYetException {
    try (Connection connection = database.connect()) {
      PostgresState state = new PostgresState(connection, Takeover.NAME);
      if (new Turn(state).await(pause)) {
        publish(
            state, new PostgresTables(connection), new PostgresStretches(connection), suspicion);
      }
    }
  }

  private void publish(
      PostgresState state,
      PostgresTables store,
      PostgresStretches stretches,
      Optional<Reason> suspicion)
      throws SQLException, InterruptedException, NotYetException {
    try (Admin admin = kafka.admin();
        KafkaEvents events = new KafkaEvents(kafka.producer())) {
      KafkaTopics topics = new KafkaTopics(admin, settings.topics());
      Takeover.Outcome start;
      try (var consumer = kafka.consumer()) {
        KafkaTails tails = new KafkaTails(consumer, KafkaEvents.MAX_UNDER_WAY + 1);
        start =
            new Takeover(
                    database,
                    state,
                    store,
                    stretches,
                    topics,
                    tails,
                    events,
                    settings.flushDelay(),
                    clock)
                .run(suspicion);
      }
      try (PostgresLog log = start.log()) {
        new Loop(start, log, store, stretches, topics, events, state.senderTimeout().toNanos() / 2)
            .run();
      } catch (HistoryBrokenException e) {
        // Whatever happens next, the two sides differ from here on, and a new epoch begins.
        try {
          state.save(new Incarnation(UUID.randomUUID(), start.incarnation().epoch()));
        } catch (SQLException unsaved) {
          e.addSuppressed(unsaved);
        }
        throw e;
      }
    }
  }

  private final class Loop implements Forwarding.Outlet {

    private final Takeover.Outcome start;
    private final PostgresLog log;
    private final PostgresTables store;
    private final KafkaTopics topics;
    private final KafkaEvents events;
    private final Progress progress;
    private final Forwarding forwarding;
    private final Transactions transactions = new Transactions(PART_SIZE);
    private final TreeSet<Lsn> expected;
    private final long longestHalt;
    private long alive = System.nanoTime();
    private @Nullable Confirmation confirmation;

    Loop(
        Takeover.Outcome start,
        PostgresLog log,
        PostgresTables store,
        PostgresStretches stretches,
        KafkaTopics topics,
        KafkaEvents events,
        long longestHalt) {
      this.start = start;
      this.longestHalt = longestHalt;
      this.log = log;
      this.store = store;
      this.topics = topics;
      this.events = events;
      this.expected = new TreeSet<>(start.expected());
      this.progress =
          new Progress(
              start.confirmed(),
              CHECKPOINT_INTERVAL,
              settings.flushDelay().toNanos(),
              System.nanoTime());
      this.forwarding =
          new Forwarding(
              start.incarnation().epoch(),
              start.tables(),
              store,
              stretches,
              topics,
              start.tails(),
              this,
              metrics);
    }

    void run() throws SQLException, InterruptedException {
      status.publishes(
          start.incarnation().epoch(), start.confirmed(), "Changes are published as they happen.");
      while (!stopped.getAsBoolean()) {
        Optional<WalMessage> message = log.read();
        alive();
        events.check();
        if (message.isPresent()) {
          Optional<Transaction> complete = transactions.add(message.get());
          if (complete.isPresent()) {
            take(complete.get());
          }
        } else if (!transactions.open()) {
          passed(log.received());
          progress.reached(log.received());
        }
        confirm();
      }
    }

    /** A publisher that was halted may have lost the slot: it must not go on with old messages. */
    private void alive() throws SQLException {
      long now = System.nanoTime();
      if (longestHalt > 0 && now - alive > longestHalt) {
        throw new SQLException(
            "Expected to read on within %d ms, but %d ms went by: another publisher may have begun"
                .formatted(longestHalt / 1_000_000, (now - alive) / 1_000_000));
      }
      alive = now;
    }

    private void take(Transaction transaction) throws SQLException, InterruptedException {
      expected.remove(transaction.commit());
      passed(transaction.commit());
      forwarding.publish(transaction);
      if (transaction.end() instanceof Transaction.End.At(Lsn next)) {
        progress.reached(next);
      }
    }

    /** What is on Kafka from commits before this position must have been seen again by now. */
    private void passed(Lsn position) {
      if (!expected.isEmpty() && position.isAfter(expected.first())) {
        throw new HistoryBrokenException(
            Reason.HISTORY_CHANGED,
            "Expected the commit at %s, whose changes are on Kafka, but the log is at %s without it"
                .formatted(expected.first(), position));
      }
    }

    private void confirm() throws SQLException, InterruptedException {
      Optional<Lsn> due = progress.checkpointDue(System.nanoTime());
      if (due.isPresent()) {
        events.send(
            new Checkpoint(start.incarnation(), start.systemIdentifier(), due.get()),
            () -> progress.checkpointed(System.nanoTime(), events.takeWritten()));
      }
      if (confirmation == null) {
        confirmation =
            progress
                .confirmable(System.nanoTime())
                .map(confirmable -> Confirmation.ask(topics, confirmable))
                .orElse(null);
      }
      Confirmation asked = confirmation;
      if (asked != null && asked.isAnswered()) {
        Lsn confirmed = asked.verified();
        confirmation = null;
        log.confirm(confirmed);
        status.confirmed(confirmed);
        store.forget(start.tables().prune(confirmed));
      }
    }

    @Override
    public void settle() throws SQLException, InterruptedException {
      alive();
      while (!events.awaitAcknowledged(STATUS_INTERVAL)) {
        goOnWaiting();
      }
      events.check();
    }

    @Override
    public void send(Tails.Partition partition, Event event, Instant committedAt)
        throws SQLException, InterruptedException {
      alive();
      while (!events.awaitRoom(event, STATUS_INTERVAL)) {
        goOnWaiting();
      }
      long number = progress.sent();
      events.send(
          partition,
          event,
          () -> {
            progress.acknowledged(number);
            metrics.published(committedAt, clock.instant());
          });
    }

    private void goOnWaiting() throws SQLException, InterruptedException {
      events.check();
      alive();
      log.sendStatus();
      if (stopped.getAsBoolean()) {
        throw new InterruptedException("Told to stop while Kafka takes no events");
      }
    }
  }
}
