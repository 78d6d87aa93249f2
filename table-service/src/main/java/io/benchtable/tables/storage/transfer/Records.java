package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.item.Item;
import java.io.IOException;
import java.util.Optional;

/** The records of an object, one after the other. */
interface Records extends AutoCloseable {

  /** Empty behind the last one. */
  Optional<Found> next() throws IOException;

  /** How many bytes were read so far, unpacked. */
  long bytes();

  @Override
  void close() throws IOException;

  /** What a record turned out to be. */
  sealed interface Found {

    /** An item, which may fit into the table or not. */
    record Readable(Item item) implements Found {}

    /**
     * No item.
     *
     * @param why without anything of what is in the record
     */
    record Broken(String why) implements Found {}
  }
}
