package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.ItemIntake;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the records of objects into a table, in the order of the objects' keys, from where an import
 * has come to. How far it is now is noted with the items, so none is counted twice.
 */
final class ImportRun {

  /** Of an object that is done. */
  private static final long ALL = Long.MAX_VALUE;

  /** How many records that are left out are told of. */
  private static final int MOST_TOLD = 100;

  private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

  private static final Records.Found GONE = new Records.Found.Broken("the object is gone");

  private final TransferId id;
  private final ImportReading reading;
  private final ItemIntake intake;
  private final PostgresImports rows;
  private String object;
  private long records;
  private long processed;
  private long imported;
  private long errors;
  private long bytes;

  ImportRun(Import begun, ImportReading reading, ItemIntake intake, PostgresImports rows) {
    Import.Progress progress = begun.progress();
    this.id = begun.id();
    this.reading = reading;
    this.intake = intake;
    this.rows = rows;
    this.object = progress.object();
    this.records = progress.records();
    this.processed = progress.processed();
    this.imported = progress.imported();
    this.errors = progress.errors();
    this.bytes = progress.bytes();
  }

  /** Reads all that is left; how far that is in the end. */
  Import.Progress run() throws IOException {
    List<String> keys = reading.keys();
    if (!object.isEmpty() && records != ALL && !keys.contains(object)) {
      take(GONE);
    }
    for (String key : keys) {
      int order = key.compareTo(object);
      if (order > 0) {
        object = key;
        records = 0;
      }
      if (order >= 0 && records != ALL) {
        read(key);
        records = ALL;
      }
    }
    note();
    return progress();
  }

  /** What cannot be read of an object is one record that is left out; what was before stays. */
  private void read(String key) throws IOException {
    try (Records source = reading.open(key)) {
      for (long i = 0; i < records; i++) {
        source.next();
      }
      long before = bytes - source.bytes();
      for (Optional<Records.Found> next = source.next(); next.isPresent(); next = source.next()) {
        take(next.get());
        bytes = before + source.bytes();
        if (intake.isFull()) {
          note();
        }
      }
      bytes = before + source.bytes();
    } catch (NoSuchFileException e) {
      take(GONE);
    } catch (ZipException | EOFException e) {
      take(new Records.Found.Broken("the object is not whole, or not packed as it is said to be"));
    }
  }

  private void take(Records.Found found) {
    records++;
    processed++;
    switch (found) {
      case Records.Found.Broken(String why) -> leaveOut(why);
      case Records.Found.Readable(Item item) -> put(item);
    }
  }

  /** What a put would say of an item tells names, types and sizes, but no values. */
  private void put(Item item) {
    try {
      intake.add(item);
      imported++;
    } catch (ValidationError e) {
      leaveOut(e.text());
    }
  }

  private void leaveOut(String why) {
    if (++errors <= MOST_TOLD) {
      LOG.warn("Import {} leaves record {} of {} out: {}", id.arn(), records, object, why);
    }
  }

  private void note() {
    intake.write(() -> rows.advance(id, progress()));
  }

  private Import.Progress progress() {
    return new Import.Progress(object, records, processed, imported, errors, bytes);
  }
}
