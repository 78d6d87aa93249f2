package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.storage.transfer.DataFile.Key;
import io.benchtable.tables.storage.transfer.ExportPages.Line;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the objects of one export. What was written as a whole before is left as it is, and what
 * is behind it follows.
 *
 * @param mostBytes how long the items of a file are together before another one is begun
 */
record ExportWriting(
    Export export, Bucket bucket, ExportPages pages, PostgresExports rows, long mostBytes) {

  private static final int BUFFER = 64 * 1024;

  /** All data, each file as soon as it is whole. */
  List<DataFile> data() throws IOException {
    bucket.write(layout().started(), new byte[0]);
    List<DataFile> files = new ArrayList<>(rows.files(export.id()));
    while (files.isEmpty() || !files.getLast().isLast()) {
      DataFile file = next(files.size(), files.isEmpty() ? Key.NONE : files.getLast().last());
      rows.addFile(export.id(), file);
      files.add(file);
    }
    return files;
  }

  /** What tells that there is all of it, so it comes last. */
  void manifests(List<DataFile> files, Instant endedAt) throws IOException {
    byte[] listed = ManifestJson.files(files);
    bucket.write(layout().files(), listed);
    bucket.write(layout().filesChecksum(), ManifestJson.checksum(listed));
    byte[] summary = ManifestJson.summary(export, endedAt, files);
    bucket.write(layout().summary(), summary);
    bucket.write(layout().summaryChecksum(), ManifestJson.checksum(summary));
  }

  private ExportLayout layout() {
    return ExportLayout.of(export);
  }

  private DataFile next(int number, Key after) throws IOException {
    String key = layout().dataFile(number);
    try (BucketFile file = bucket.create(key)) {
      long items = 0;
      long bytes = 0;
      Key last = after;
      boolean more = true;
      // Closed before the file is finished, so that it has all of them then.
      try (OutputStream out =
          new BufferedOutputStream(new GZIPOutputStream(file.stream(), BUFFER), BUFFER)) {
        while (more && bytes < mostBytes) {
          List<Line> page = pages.behind(last);
          for (Line line : page) {
            out.write(text(line).getBytes(StandardCharsets.UTF_8));
            bytes += line.bytes();
            last = line.key();
          }
          items += page.size();
          more = !page.isEmpty();
        }
      }
      return new DataFile(number, key, items, bytes, file.finish(), last, !more);
    }
  }

  private String text(Line line) {
    ExportOrder.Changes changes = export.order().changes();
    return changes == null
        ? ExportedLines.item(Objects.requireNonNull(line.after(), "item"))
        : ExportedLines.change(
            export.source().keyNames(),
            changes.view(),
            line.before(),
            line.after(),
            Objects.requireNonNull(line.at(), "changed_at"));
  }
}
