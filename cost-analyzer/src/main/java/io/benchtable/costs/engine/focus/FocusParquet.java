package io.benchtable.costs.engine.focus;

import io.benchtable.costs.item.FocusColumn;
import io.benchtable.costs.item.FocusColumns;
import io.benchtable.costs.item.FocusLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * FOCUS as Apache Parquet: row groups of a page for each column, plain values, compressed by GZIP
 * (https://parquet.apache.org/docs/file-format/). It holds one row group at a time.
 */
final class FocusParquet implements FocusWriter {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS_OF_A_GROUP = 20_000;

  private final OutputStream out;
  private final List<RowGroup> groups = new ArrayList<>();
  private final List<FocusLines.Row> held = new ArrayList<>();
  private long written;
  private long rows;

  FocusParquet(OutputStream out) throws IOException {
    this.out = out;
    put(MAGIC);
  }

  @Override
  public void write(FocusLines.Row row) throws IOException {
    held.add(row);
    if (held.size() == ROWS_OF_A_GROUP) {
      writeGroup();
    }
  }

  private void writeGroup() throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (int at = 0; at < FocusColumns.ALL.size(); at++) {
      ParquetColumn column = new ParquetColumn(FocusColumns.ALL.get(at));
      ParquetColumn.Page page = column.page(values(at));
      chunks.add(column.chunk(page, held.size(), written));
      put(page.bytes());
      bytes += page.uncompressed();
    }
    groups.add(new RowGroup(chunks, bytes, held.size()));
    rows += held.size();
    held.clear();
  }

  private List<@Nullable Object> values(int column) {
    List<@Nullable Object> values = new ArrayList<>(held.size());
    held.forEach(row -> values.add(row.values().get(column)));
    return values;
  }

  @Override
  public void finish() throws IOException {
    if (!held.isEmpty()) {
      writeGroup();
    }
    ByteArrayOutputStream footer = new ByteArrayOutputStream();
    Util.writeFileMetaData(
        new FileMetaData(1, schema(), rows, groups).setCreated_by("Benchtable"), footer);
    put(footer.toByteArray());
    put(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.size()).array());
    put(MAGIC);
    out.flush();
  }

  private static List<SchemaElement> schema() {
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("focus").setNum_children(FocusColumns.ALL.size()));
    for (FocusColumn column : FocusColumns.ALL) {
      schema.add(new ParquetColumn(column).schema());
    }
    return schema;
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
