package io.benchtable.streams.publication;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.stream.PostgresStretches;
import io.benchtable.streams.table.PostgresTables;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.TableMessage;
import io.benchtable.streams.table.TableMessageJson;
import io.benchtable.streams.table.Tables;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.topic.TopicName;
import io.benchtable.streams.wal.Position;
import io.benchtable.streams.wal.Transaction;
import io.benchtable.streams.wal.WalMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what transactions did: each row change that a stream shows, in order. */
final class Forwarding {

  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final String SCHEMA = "items";

  /** Where events go; waits while there is no room. */
  interface Outlet {
    void send(Tails.Partition partition, Event event, Instant committedAt)
        throws SQLException, InterruptedException;

    /** Waits until everything that was sent is on Kafka. */
    void settle() throws SQLException, InterruptedException;
  }

  private final int epoch;
  private final Tables tables;
  private final PostgresTables store;
  private final PostgresStretches stretches;
  private final KafkaTopics topics;
  private final Tails tails;
  private final Outlet outlet;
  private final PublicationMetrics metrics;
  private final Set<String> unknown = new HashSet<>();
  private @Nullable String identity;

  Forwarding(
      int epoch,
      Tables tables,
      PostgresTables store,
      PostgresStretches stretches,
      KafkaTopics topics,
      Tails tails,
      Outlet outlet,
      PublicationMetrics metrics) {
    this.epoch = epoch;
    this.tables = tables;
    this.store = store;
    this.stretches = stretches;
    this.topics = topics;
    this.tails = tails;
    this.outlet = outlet;
    this.metrics = metrics;
  }

  /** Publishes a transaction, or a part of a large one. */
  void publish(Transaction transaction) throws SQLException, InterruptedException {
    for (Transaction.Entry entry : transaction.entries()) {
      if (entry instanceof Transaction.Said said) {
        identify(said);
      }
    }
    for (Transaction.Entry entry : transaction.entries()) {
      Position position = new Position(transaction.commit(), entry.ordinal());
      switch (entry) {
        case Transaction.Said said -> learn(said, position, transaction.committedAt());
        case Transaction.RowChange change -> publish(change, position, transaction.committedAt());
        case Transaction.Truncated emptied -> publish(emptied, position, transaction.committedAt());
      }
    }
    if (transaction.end() instanceof Transaction.End.At) {
      identity = null;
    }
  }

  /**
   * Who did it holds for the whole transaction, wherever in it that is said; of one that is read in
   * parts, from the part on that says so.
   */
  private void identify(Transaction.Said said) {
    if (message(said).orElse(null) instanceof TableMessage.UserIdentity(String json)) {
      identity = json;
    }
  }

  private void learn(Transaction.Said said, Position position, Instant committedAt)
      throws SQLException, InterruptedException {
    Optional<TableMessage> message = message(said);
    if (message.isEmpty()) {
      return;
    }
    switch (message.get()) {
      case TableMessage.TableCreated(Table table) -> learn(table, position, committedAt);
      case TableMessage.StreamChanged(Table table) -> learn(table, position, committedAt);
      case TableMessage.TableDeleted(_, long generation, String relation) -> {
        learn(new Tables.Version(relation, position, Optional.empty()));
        close(generation, position, committedAt);
      }
      case TableMessage.UserIdentity _ -> {}
    }
  }

  private void learn(Table table, Position position, Instant committedAt)
      throws SQLException, InterruptedException {
    learn(new Tables.Version(table.relation(), position, Optional.of(table)));
    switch (table.stream()) {
      case Stream.Enabled stream -> {
        String topic = TopicName.of(table);
        topics.prepare(topic);
        outlet.settle();
        ChangeId at = new ChangeId(epoch, position);
        stretches.open(table, stream, topics.partitions(topic), at, committedAt);
      }
      case Stream.Disabled() -> close(table.generation(), position, committedAt);
    }
  }

  /** Whoever sees that a stream has ended must find on Kafka all that it had. */
  private void close(long generation, Position position, Instant committedAt)
      throws SQLException, InterruptedException {
    outlet.settle();
    stretches.close(generation, new ChangeId(epoch, position), committedAt);
  }

  private void learn(Tables.Version version) throws SQLException {
    store.save(version);
    tables.add(version);
  }

  private static Optional<TableMessage> message(Transaction.Said said) {
    if (!said.prefix().equals(TableMessageJson.PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(TableMessageJson.read(said.content()));
    } catch (IllegalArgumentException e) {
      LOG.error("A message about a table is left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void publish(Transaction.RowChange change, Position position, Instant committedAt)
      throws SQLException, InterruptedException {
    Optional<Table> table = table(change.relation(), position);
    if (table.isPresent() && table.get().stream() instanceof Stream.Enabled stream) {
      ChangeId id = new ChangeId(epoch, position);
      Optional<Event> event =
          ChangeEvents.of(
              id, table.get(), stream, change, committedAt, Optional.ofNullable(identity));
      if (event.isPresent()) {
        send(table.get(), event.get(), committedAt);
      }
    }
  }

  private void publish(Transaction.Truncated emptied, Position position, Instant committedAt)
      throws SQLException, InterruptedException {
    Optional<Table> table = table(emptied.relation(), position);
    if (table.isPresent() && table.get().stream() instanceof Stream.Enabled) {
      ChangeId id = new ChangeId(epoch, position);
      send(
          table.get(),
          ChangeEvents.gap(id, table.get(), Reason.TABLE_TRUNCATED, committedAt),
          committedAt);
    }
  }

  /** The table of a relation; empty for what is no table's, which is not silent. */
  private Optional<Table> table(WalMessage.Relation relation, Position position) {
    if (!relation.schema().equals(SCHEMA)) {
      return Optional.empty();
    }
    Optional<Table> table = tables.at(relation.qualifiedName(), position);
    if (table.isEmpty()) {
      metrics.unknownTable();
      if (unknown.add(relation.qualifiedName())) {
        LOG.warn(
            "Expected a table with relation {}, but none is known: its changes are left out.",
            relation.qualifiedName());
      }
    }
    return table;
  }

  /** A gap may be before changes of any item of its table, and so goes to every partition. */
  private void send(Table table, Event event, Instant committedAt)
      throws SQLException, InterruptedException {
    String topic = TopicName.of(table);
    if (!event.isGap()) {
      send(topics.partition(topic, event.key()), event, committedAt);
      return;
    }
    outlet.settle();
    stretches.split(table.generation(), event.id(), committedAt);
    for (int number = 0; number < topics.partitions(topic); number++) {
      send(new Tails.Partition(topic, number), event, committedAt);
    }
  }

  private void send(Tails.Partition partition, Event event, Instant committedAt)
      throws SQLException, InterruptedException {
    if (tails.contain(partition, event.id())) {
      metrics.repeated();
    } else {
      outlet.send(partition, event, committedAt);
    }
  }
}
