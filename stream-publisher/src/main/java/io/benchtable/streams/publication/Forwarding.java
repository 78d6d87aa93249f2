package io.benchtable.streams.publication;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.change.EventJson;
import io.benchtable.streams.change.ItemChanges;
import io.benchtable.streams.change.StreamRecord;
import io.benchtable.streams.epoch.Reason;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
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
  }

  private final int epoch;
  private final Tables tables;
  private final PostgresTables store;
  private final KafkaTopics topics;
  private final Tails tails;
  private final Outlet outlet;
  private final PublicationMetrics metrics;
  private @Nullable String identity;

  Forwarding(
      int epoch,
      Tables tables,
      PostgresTables store,
      KafkaTopics topics,
      Tails tails,
      Outlet outlet,
      PublicationMetrics metrics) {
    this.epoch = epoch;
    this.tables = tables;
    this.store = store;
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
        case Transaction.Said said -> learn(said, position);
        case Transaction.RowChange change -> publish(change, position, transaction.committedAt());
      }
    }
    if (transaction.end() instanceof Transaction.End.At) {
      identity = null;
    }
  }

  /** Who did it holds for the whole transaction, wherever in it that is said. */
  private void identify(Transaction.Said said) {
    if (message(said).orElse(null) instanceof TableMessage.UserIdentity(String json)) {
      identity = json;
    }
  }

  private void learn(Transaction.Said said, Position position)
      throws SQLException, InterruptedException {
    Optional<TableMessage> message = message(said);
    if (message.isEmpty()) {
      return;
    }
    switch (message.get()) {
      case TableMessage.TableCreated(Table table) -> learn(table, position);
      case TableMessage.StreamChanged(Table table) -> learn(table, position);
      case TableMessage.TableDeleted(_, _, String relation) ->
          learn(new Tables.Version(relation, position, Optional.empty()));
      case TableMessage.UserIdentity _ -> {}
    }
  }

  private void learn(Table table, Position position) throws SQLException, InterruptedException {
    learn(new Tables.Version(table.relation(), position, Optional.of(table)));
    if (table.stream() instanceof Stream.Enabled) {
      topics.prepare(TopicName.of(table));
    }
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
    if (!change.relation().schema().equals(SCHEMA)) {
      return;
    }
    Optional<Table> table = tables.at(change.relation().qualifiedName(), position);
    if (table.isEmpty()) {
      metrics.unknownTable();
      LOG.debug("A change of {} is left out: no table has it.", change.relation().qualifiedName());
      return;
    }
    if (table.get().stream() instanceof Stream.Enabled stream) {
      ChangeId id = new ChangeId(epoch, position);
      Optional<Event> event = event(id, table.get(), stream, change, committedAt);
      if (event.isPresent()) {
        send(TopicName.of(table.get()), event.get(), committedAt);
      }
    }
  }

  private Optional<Event> event(
      ChangeId id,
      Table table,
      Stream.Enabled stream,
      Transaction.RowChange change,
      Instant committedAt) {
    try {
      return ItemChanges.of(change)
          .flatMap(
              item ->
                  StreamRecord.of(
                      id, table, stream, item, committedAt, Optional.ofNullable(identity)))
          .map(EventJson::write);
    } catch (IllegalArgumentException e) {
      // Written past the table service; the others must not wait for it, nor may it go unseen.
      LOG.error("A change of table {} cannot be read: {}", table.name(), e.getMessage());
      return Optional.of(
          EventJson.gap(id, table.name(), Reason.CHANGE_UNREADABLE.name(), committedAt));
    }
  }

  private void send(String topic, Event event, Instant committedAt)
      throws SQLException, InterruptedException {
    Tails.Partition partition = topics.partition(topic, event.keyBytes());
    if (tails.contain(partition, event.id())) {
      metrics.repeated();
    } else {
      outlet.send(partition, event, committedAt);
    }
  }
}
