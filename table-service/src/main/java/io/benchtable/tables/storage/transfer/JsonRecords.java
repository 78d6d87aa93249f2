package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of DynamoDB JSON, each an object with an item in it. Behind a line that is something else
 * nothing of the object is read.
 */
final class JsonRecords implements Records {

  /** More than the text of an item can need, however it is written. */
  static final int MOST_BYTES = 8 * 1024 * 1024;

  private final CountedBytes in;
  private boolean over;

  JsonRecords(CountedBytes in) {
    this.in = in;
  }

  @Override
  public Optional<Found> next() throws IOException {
    while (!over && in.peek() != CountedBytes.END) {
      Found found = line();
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Null for a line without anything. */
  private @Nullable Found line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean blank = true;
    long length = 0;
    for (int c = in.read(); c != '\n' && c != CountedBytes.END; c = in.read()) {
      blank &= c == ' ' || c == '\t' || c == '\r';
      if (++length <= MOST_BYTES) {
        line.write(c);
      }
    }
    if (length > MOST_BYTES) {
      return new Found.Broken("its line has more than " + MOST_BYTES + " bytes");
    }
    return blank ? null : item(line.toByteArray());
  }

  private Found item(byte[] line) {
    try {
      return new Found.Readable(ItemJson.parseMember(line, "Item"));
    } catch (SerializationError _) {
      over = true;
      return new Found.Broken("it is not DynamoDB JSON with a member Item");
    } catch (ValidationError _) {
      return new Found.Broken("it has a value that no attribute can have");
    }
  }

  @Override
  public long bytes() {
    return in.count();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
