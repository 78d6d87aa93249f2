package io.benchtable.workflows.event;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The highest event id seen in each partition. A publisher that lost its place may repeat a run of
 * events that it had buffered; ids sort, and whoever wrote one had written all before it, so an id
 * that is not above the highest seen in its partition is a repeat.
 *
 * <p>A partition that is read again from an earlier place (a retried batch, a reset group, a
 * partition that came back from another process) starts from nothing seen. That lets a repeat
 * through at worst, which does no harm as every effect has an id derived from the event's; to
 * remember instead could drop events whose effects never happened.
 */
final class SeenEvents {

  private record Position(long offset, String id) {}

  private final LinkedHashMap<String, Position> partitions;

  SeenEvents(int mostPartitions) {
    partitions =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Position> eldest) {
            return size() > mostPartitions;
          }
        };
  }

  /** Notes an event and says whether it is new. */
  boolean isNew(ChangeEvent event) {
    var at = event.reference();
    var partition = at.topic() + "/" + at.partition();
    var last = partitions.get(partition);
    boolean fresh =
        last == null || at.offset() <= last.offset() || event.id().compareTo(last.id()) > 0;
    partitions.put(
        partition, new Position(at.offset(), fresh || last == null ? event.id() : last.id()));
    return fresh;
  }
}
