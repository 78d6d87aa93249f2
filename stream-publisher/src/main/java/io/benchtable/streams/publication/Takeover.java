package io.benchtable.streams.publication;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.epoch.Checkpoint;
import io.benchtable.streams.epoch.CheckpointJson;
import io.benchtable.streams.epoch.Continuity;
import io.benchtable.streams.epoch.Incarnation;
import io.benchtable.streams.epoch.PostgresState;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.epoch.Slot;
import io.benchtable.streams.stream.PostgresStretches;
import io.benchtable.streams.table.PostgresTables;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.Tables;
import io.benchtable.streams.topic.KafkaTails;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.topic.TopicName;
import io.benchtable.streams.wal.Database;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.PostgresLog;
import io.benchtable.streams.wal.PostgresSlot;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start of a publisher: it takes the slot, compares what the database and Kafka remember, and
 * finds out how far each partition has come. What it changes, it changes in an order in which a
 * crash at any moment leads to a new epoch rather than to silence.
 */
final class Takeover {

  /** The name of the publication and of the slot. */
  static final String NAME = "benchtable";

  private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
  private static final String OBJECT_IN_USE = "55006";

  private final Database database;
  private final PostgresState state;
  private final PostgresTables store;
  private final PostgresStretches stretches;
  private final KafkaTopics topics;
  private final KafkaTails tails;
  private final KafkaEvents events;
  private final Duration flushDelay;
  private final InstantSource clock;

  Takeover(
      Database database,
      PostgresState state,
      PostgresTables store,
      PostgresStretches stretches,
      KafkaTopics topics,
      KafkaTails tails,
      KafkaEvents events,
      Duration flushDelay,
      InstantSource clock) {
    this.database = database;
    this.state = state;
    this.store = store;
    this.stretches = stretches;
    this.topics = topics;
    this.tails = tails;
    this.events = events;
    this.flushDelay = flushDelay;
    this.clock = clock;
  }

  /**
   * Where publishing goes on.
   *
   * @param confirmed the position of the last checkpoint
   * @param expected positions of commits that are on Kafka and that the log must show again
   */
  record Outcome(
      PostgresLog log,
      Incarnation incarnation,
      String systemIdentifier,
      Lsn confirmed,
      Tables tables,
      Tails tails,
      Set<Lsn> expected) {}

  /**
   * Takes over, under the lock of {@link Turn}.
   *
   * @param suspicion why the last attempt found that history is broken, if it did
   */
  Outcome run(Optional<Reason> suspicion)
      throws SQLException, InterruptedException, NotYetException {
    state.prepare();
    store.prepare();
    stretches.prepare();
    // Somebody may have had the turn between the look at the slot and the lock.
    Slot slot = Turn.free(state.slot());
    if (slot instanceof Slot.Missing && state.incarnation().isEmpty()) {
      // A first start: what is written until Kafka answers is in the log that is held from now on.
      slot = new Slot.Ready(makeSlot());
    }
    topics.prepareState();
    topics.warnUnlessFlushedWithin(flushDelay);
    Optional<Checkpoint> published =
        tails.lastValues(KafkaTopics.STATE).stream()
            .map(CheckpointJson::read)
            .max(Comparator.naturalOrder());
    String system = state.systemIdentifier();
    Continuity continuity =
        Continuity.of(
            new Continuity.Observation(
                state.incarnation(),
                published,
                system,
                state.logEnd(),
                slot,
                tails.read(topics.existing(), state::keepLock).newest(),
                suspicion));
    Outcome outcome =
        switch (continuity) {
          case Continuity.Unbroken(Incarnation incarnation) ->
              goOn(incarnation, system, slot, published.orElseThrow());
          case Continuity.First() -> begin(1, system, slot, Optional.empty());
          case Continuity.Broken(Reason reason, int epoch) ->
              begin(epoch, system, slot, Optional.of(reason));
        };
    try {
      state.unlock();
      return outcome;
    } catch (SQLException lost) {
      outcome.log().close();
      throw lost;
    }
  }

  private Outcome goOn(Incarnation incarnation, String system, Slot slot, Checkpoint published)
      throws SQLException, InterruptedException, NotYetException {
    PostgresLog log = open();
    try {
      Outcome outcome = outcome(log, incarnation, system, published.confirmed(), confirmed(slot));
      // Of a version that kept no stretches; whatever the log is to show again is opened then.
      open(incarnation.epoch(), outcome.tables().streamed(), log);
      return outcome;
    } catch (SQLException | RuntimeException | InterruptedException e) {
      log.close();
      throw e;
    }
  }

  private Outcome begin(int epoch, String system, Slot slot, Optional<Reason> reason)
      throws SQLException, InterruptedException, NotYetException {
    Incarnation incarnation = new Incarnation(UUID.randomUUID(), epoch);
    // From here until the checkpoint, the two sides differ: a crash leads to another new epoch.
    state.save(incarnation);
    Lsn confirmed = slot instanceof Slot.Ready(Lsn at) ? at : makeSlot();
    if (!store.areNoted()) {
      // Whoever made the slot did not come to that.
      store.replace(store.catalogue(confirmed));
    }
    PostgresLog log = open();
    try {
      Tables tables = new Tables(store.load());
      // Whoever made a table may have written to it, too, before the log was held.
      Optional<Reason> gap =
          tables.streamed().isEmpty() ? reason : reason.or(() -> Optional.of(Reason.STARTED_LATE));
      if (gap.isPresent()) {
        LOG.warn("Changes may be missing ({}): epoch {} begins.", gap.get(), epoch);
        new Gaps(topics, tails, events, () -> showLife(log), clock)
            .announce(epoch, gap.get(), tables);
      } else {
        LOG.info("The first epoch begins at {}.", confirmed);
      }
      stretches.end(epoch, clock.instant());
      open(epoch, tables.at(confirmed), log);
      events.send(new Checkpoint(incarnation, system, confirmed), () -> {});
      events.flush();
      return outcome(log, incarnation, system, confirmed, confirmed);
    } catch (SQLException | RuntimeException | InterruptedException e) {
      log.close();
      throw e;
    }
  }

  /** Opens what goes on, or is found, in an epoch, from its beginning. */
  private void open(int epoch, List<Table> found, PostgresLog log)
      throws SQLException, InterruptedException {
    for (Table table : found) {
      if (table.stream() instanceof Stream.Enabled stream) {
        topics.prepare(TopicName.of(table));
        stretches.open(
            table,
            stream,
            topics.partitions(TopicName.of(table)),
            ChangeId.firstOf(epoch),
            clock.instant());
        showLife(log);
      }
    }
  }

  /** Makes the slot anew, and notes the tables as they are at its first position. */
  private Lsn makeSlot() throws SQLException {
    store.clear();
    state.dropSlot();
    return PostgresSlot.create(
        database, NAME, (reader, at) -> store.replace(PostgresTables.catalogue(reader, at)));
  }

  private PostgresLog open() throws SQLException, NotYetException {
    try {
      return PostgresLog.open(database, NAME, NAME);
    } catch (SQLException e) {
      if (OBJECT_IN_USE.equals(e.getSQLState())) {
        throw new NotYetException(
            PublicationState.WAITING_FOR_SLOT, "Another publisher reads the log.");
      }
      throw e;
    }
  }

  private Outcome outcome(
      PostgresLog log, Incarnation incarnation, String system, Lsn checkpoint, Lsn confirmed)
      throws SQLException, InterruptedException {
    // In this order: a table is noted before its topic is made.
    Set<String> names = topics.existing();
    Tables tables = new Tables(store.load());
    for (Table table : tables.streamed()) {
      topics.prepare(TopicName.of(table));
      names.add(TopicName.of(table));
      showLife(log);
    }
    // Only now that the slot is taken does nobody else write.
    Tails now = tails.read(names, () -> showLife(log));
    events.goOnBehind(now.lastOffsets());
    removeLeftovers(names, now, tables);
    Set<Lsn> expected = new TreeSet<>();
    for (ChangeId id : now.all()) {
      Lsn commit = id.position().lsn();
      if (id.epoch() == incarnation.epoch()
          && id.position().ordinal() > 0
          && commit.compareTo(confirmed) >= 0) {
        expected.add(commit);
      }
    }
    return new Outcome(log, incarnation, system, checkpoint, tables, now, expected);
  }

  /** The database would end a reader, or a holder of the lock, that says nothing for long. */
  private void showLife(PostgresLog log) throws SQLException {
    log.sendStatus();
    state.keepLock();
  }

  /**
   * Topics of tables that are gone, as soon as Kafka keeps no event of them any more: whoever has
   * not read one yet can do so for as long as if the table were there. One without events stays for
   * as long as its stream can be read.
   */
  private void removeLeftovers(Set<String> names, Tails now, Tables tables)
      throws SQLException, InterruptedException {
    Set<String> leftovers = new TreeSet<>(names);
    tables.known().forEach(table -> leftovers.remove(TopicName.of(table)));
    stretches.readable(clock.instant()).forEach(table -> leftovers.remove(TopicName.of(table)));
    now.lastOffsets().keySet().forEach(partition -> leftovers.remove(partition.topic()));
    topics.remove(leftovers);
  }

  private static Lsn confirmed(Slot slot) {
    return slot instanceof Slot.Ready(Lsn at) ? at : Lsn.ZERO;
  }
}
