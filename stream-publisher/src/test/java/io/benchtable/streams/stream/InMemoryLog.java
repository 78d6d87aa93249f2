package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A partition in memory; its offsets are places in a list. */
final class InMemoryLog implements PartitionLog {

  static final StreamArn ARN = new StreamArn("orders", "2026-11-23T10:15:30.123");

  final List<Entry> entries = new ArrayList<>();
  final List<Instant> times = new ArrayList<>();
  int reads;

  static ChangeId id(int epoch, long lsn) {
    return new ChangeId(epoch, new Position(new Lsn(lsn), 1));
  }

  InMemoryLog add(StreamArn arn, ChangeId id, Instant time) {
    return add(id, false, event(arn, id, "x"), time);
  }

  InMemoryLog add(int epoch, long... lsns) {
    for (long lsn : lsns) {
      add(ARN, id(epoch, lsn), Instant.EPOCH);
    }
    return this;
  }

  InMemoryLog gap(ChangeId id) {
    return add(id, true, "{}", Instant.EPOCH);
  }

  InMemoryLog add(ChangeId id, boolean isGap, String value, Instant time) {
    entries.add(new Entry(entries.size(), id, isGap, value.getBytes(StandardCharsets.UTF_8)));
    times.add(time);
    return this;
  }

  static String event(StreamArn arn, ChangeId id, String text) {
    return """
    {"eventID": "%s", "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
     "awsRegion": "local", "eventSourceARN": "%s", "table": "orders", "changed": ["id"],
     "dynamodb": {"ApproximateCreationDateTime": 1795428930.123, "Keys": {"id": {"S": "a"}},
       "NewImage": {"id": {"S": "a"}, "text": {"S": "%s"}}, "SequenceNumber": "7",
       "SizeBytes": 3, "StreamViewType": "NEW_IMAGE"}}
    """
        .formatted(id, arn, text);
  }

  @Override
  public long begin() {
    return 0;
  }

  @Override
  public long end() {
    return entries.size();
  }

  @Override
  public long since(Instant time) {
    for (int i = 0; i < times.size(); i++) {
      if (!times.get(i).isBefore(time)) {
        return i;
      }
    }
    return end();
  }

  @Override
  public Chunk read(long offset, long end, int most) {
    reads++;
    long next = Math.min(end, offset + most);
    return new Chunk(entries.subList((int) offset, (int) next), next);
  }
}
