package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.TableRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import that someone asks for.
 *
 * @param csv null where the objects are DynamoDB JSON
 * @param table how the table is to be, as a request of the protocol had it; null for another one
 * @param wanted the same where another request had it; null for one of the protocol
 * @param token null where the same request again is another import
 * @param bytes how many the objects had when they were looked at, packed as they are; 0 before that
 */
public record ImportOrder(
    Source source,
    @Nullable Csv csv,
    Compression compression,
    @Nullable String table,
    @Nullable TableRequest wanted,
    @Nullable String token,
    long bytes) {

  public ImportOrder {
    if ((table == null) == (wanted == null)) {
      throw new IllegalArgumentException(
          "Expected a table as one kind of request had it, but got %s and %s."
              .formatted(table, wanted));
    }
  }

  /** Which objects are read. */
  public record Source(String bucket, @Nullable String owner, String prefix) {}

  /**
   * How objects of lines with cells are read.
   *
   * @param options what the request said of that, as JSON; null for nothing
   * @param header the names of the attributes; empty where the first line of each object has them
   */
  public record Csv(char delimiter, List<String> header, @Nullable String options) {

    public Csv {
      header = List.copyOf(header);
    }
  }

  /** How objects are packed. */
  public enum Compression {
    GZIP,
    NONE
  }

  ImportOrder bytes(long found) {
    return new ImportOrder(source, csv, compression, table, wanted, token, found);
  }
}
