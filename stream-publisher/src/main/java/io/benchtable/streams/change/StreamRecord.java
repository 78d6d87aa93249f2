package io.benchtable.streams.change;

import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB stream record and the names of the attributes that changed. The images are JSON text,
 * those that the stream's view type shows.
 */
public record StreamRecord(
    ChangeId id,
    String eventName,
    String table,
    String streamLabel,
    String viewType,
    Instant time,
    List<String> changed,
    Map<String, Object> keys,
    Optional<String> oldImage,
    Optional<String> newImage,
    long sizeBytes,
    Optional<String> userIdentity) {

  public StreamRecord {
    changed = List.copyOf(changed);
  }

  /**
   * The record of a change, as a table's stream shows it; empty when nothing changed.
   *
   * @param time when the change was committed
   * @param userIdentity who did it, as JSON, where it was not a user
   */
  public static Optional<StreamRecord> of(
      ChangeId id,
      Table table,
      Stream.Enabled stream,
      ItemChange change,
      Instant time,
      Optional<String> userIdentity) {
    List<String> changed = List.copyOf(change.changed());
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> keys = change.keys(table.keys());
    Optional<Item> old = change.before().filter(_ -> stream.viewType().showsOld());
    Optional<Item> now = change.after().filter(_ -> stream.viewType().showsNew());
    long size =
        Values.size(keys)
            + old.map(item -> Values.size(item.attributes())).orElse(0L)
            + now.map(item -> Values.size(item.attributes())).orElse(0L);
    return Optional.of(
        new StreamRecord(
            id,
            change.eventName(),
            table.name(),
            stream.label(),
            stream.viewType().name(),
            time,
            changed,
            keys,
            old.map(Item::json),
            now.map(Item::json),
            size,
            userIdentity));
  }
}
