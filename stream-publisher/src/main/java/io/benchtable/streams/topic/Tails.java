package io.benchtable.streams.topic;

import io.benchtable.streams.change.ChangeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far each partition had come when it was looked at: the highest identity that was in it. */
public final class Tails {

  /** One partition of a topic. */
  public record Partition(String topic, int number) {}

  private final Map<Partition, ChangeId> highest = new HashMap<>();
  private final Map<Partition, Long> ends = new HashMap<>();

  /** Notes that an event is in a partition. */
  public void found(Partition partition, ChangeId id) {
    highest.merge(partition, id, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Notes the offset behind the last record of a partition. */
  public void ends(Partition partition, long end) {
    ends.put(partition, end);
  }

  /** The offset of the last record of each partition that has any. */
  public Map<Partition, Long> lastOffsets() {
    Map<Partition, Long> last = new HashMap<>();
    ends.forEach((partition, end) -> last.put(partition, end - 1));
    return last;
  }

  /**
   * Whether an event is in the partition already. Each publisher writes the events of a partition
   * in order and without leaving one out, so everything up to the highest is there.
   */
  public boolean contain(Partition partition, ChangeId id) {
    ChangeId last = highest.get(partition);
    return last != null && !id.isAfter(last);
  }

  /** The highest identities, one of each partition that has any. */
  public Collection<ChangeId> all() {
    return highest.values();
  }

  /** The highest identity of all. */
  public Optional<ChangeId> newest() {
    return highest.values().stream().max(Comparator.naturalOrder());
  }
}
