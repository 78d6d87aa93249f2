package io.benchtable.streams.change;

import java.util.Map;

/** What is put on Kafka: key, CloudEvents headers in binary mode, and a JSON value. */
public record Event(ChangeId id, byte[] key, Map<String, String> headers, byte[] value) {

  /** Type of an event about a changed item. */
  public static final String ITEM_CHANGED = "io.benchtable.item.changed";

  /** Type of an event that says that changes may be missing before it. */
  public static final String GAP = "io.benchtable.stream.gap";

  /** Header with the identity of the event. */
  public static final String ID = "ce_id";

  /** Header with the table: {@code /tables/} and its name. */
  public static final String SOURCE = "ce_source";

  /** Header with what the event is about. */
  public static final String TYPE = "ce_type";

  static final String SOURCE_PREFIX = "/tables/";

  /** Whether it says that changes may be missing, and not what changed. */
  public boolean isGap() {
    return GAP.equals(headers.get(TYPE));
  }

  /** Bytes of key, headers and value. */
  public long size() {
    long size = (long) value.length + key.length;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      size += header.getKey().length() + header.getValue().length();
    }
    return size;
  }

  /** The table that a source header names. */
  public static String table(String source) {
    return source.startsWith(SOURCE_PREFIX) ? source.substring(SOURCE_PREFIX.length()) : source;
  }
}
