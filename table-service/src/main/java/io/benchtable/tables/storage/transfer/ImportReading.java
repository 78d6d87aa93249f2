package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.storage.transfer.CsvRecords.CsvColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Opens the objects of an import. */
record ImportReading(ImportOrder order, Bucket bucket, CsvColumns columns) {

  static ImportReading of(ImportOrder order, Bucket bucket, TableDefinition table) {
    Map<String, ScalarType> types = new HashMap<>();
    Stream.concat(Stream.of(table.key()), table.indexes().stream().map(index -> index.key()))
        .flatMap(key -> key.attributes().stream())
        .forEach((KeyAttribute attribute) -> types.put(attribute.name(), attribute.type()));
    return new ImportReading(
        order, bucket, new CsvColumns(Map.copyOf(types), Set.copyOf(table.key().names())));
  }

  List<String> keys() throws IOException {
    return bucket.keys(order.source().prefix());
  }

  Records open(String key) throws IOException {
    InputStream stored = bucket.read(key);
    try {
      CountedBytes bytes = new CountedBytes(unpacked(stored));
      ImportOrder.Csv csv = order.csv();
      return csv == null ? new JsonRecords(bytes) : new CsvRecords(bytes, csv, columns);
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  private InputStream unpacked(InputStream stored) throws IOException {
    return switch (order.compression()) {
      case NONE -> stored;
      case GZIP -> unpackedUnlessEmpty(new PushbackInputStream(stored));
    };
  }

  /** An object of no bytes has no records, as it is. */
  private static InputStream unpackedUnlessEmpty(PushbackInputStream stored) throws IOException {
    int first = stored.read();
    if (first < 0) {
      return stored;
    }
    stored.unread(first);
    return new GZIPInputStream(stored, 64 * 1024);
  }
}
