package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The folders that stand for buckets. A link to a folder is none. */
record Buckets(Optional<Path> folder) {

  /** Refuses whatever needs buckets where there is no place for any. */
  void require() {
    if (folder.isEmpty()) {
      throw RequestRefused.invalid(
          "Exports and imports need a folder of buckets, which the setting"
              + " benchtable.tables.buckets names; it is not set.");
    }
  }

  Bucket open(String name) {
    Path bucket =
        folder
            .filter(_ -> ObjectKeys.isBucket(name))
            .map(all -> all.resolve(name))
            .orElseThrow(TransferFailed::noSuchBucket);
    if (!Files.isDirectory(bucket, LinkOption.NOFOLLOW_LINKS)) {
      throw TransferFailed.noSuchBucket();
    }
    return new Bucket(bucket);
  }
}
