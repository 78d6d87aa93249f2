package io.benchtable.costs.engine.focus;

import io.benchtable.costs.item.FocusColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** A column of FOCUS as Parquet has it: text, DECIMAL(38, 18), or milliseconds in UTC. */
record ParquetColumn(FocusColumn column) {

  private static final int PRECISION = 38;
  private static final int SCALE = PlainValues.SCALE;

  /**
   * A page with its header.
   *
   * @param uncompressed how long it is with its values as they are
   */
  record Page(byte[] bytes, long uncompressed) {}

  SchemaElement schema() {
    SchemaElement schema =
        new SchemaElement(column.name())
            .setType(type())
            .setRepetition_type(
                column.nullable() ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
    return switch (column.kind()) {
      case TEXT -> schema.setLogicalType(LogicalType.STRING(new StringType()));
      case TIME ->
          schema.setLogicalType(
              LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds()))));
      case DECIMAL ->
          schema
              .setType_length(PlainValues.DECIMAL_BYTES)
              .setLogicalType(LogicalType.DECIMAL(new DecimalType(SCALE, PRECISION)));
    };
  }

  private Type type() {
    return switch (column.kind()) {
      case TEXT -> Type.BYTE_ARRAY;
      case TIME -> Type.INT64;
      case DECIMAL -> Type.FIXED_LEN_BYTE_ARRAY;
    };
  }

  /** All values of a row group: which of them are there, then those that are. */
  Page page(List<@Nullable Object> values) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    if (column.nullable()) {
      DefinitionLevels.write(values, data);
    }
    PlainValues plain = new PlainValues(data);
    values.stream().filter(Objects::nonNull).forEach(plain::write);
    byte[] compressed = compressed(data);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    Util.writePageHeader(
        new PageHeader(PageType.DATA_PAGE, data.size(), compressed.length)
            .setData_page_header(
                new DataPageHeader(values.size(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE)),
        header);
    long uncompressed = (long) header.size() + data.size();
    header.write(compressed);
    return new Page(header.toByteArray(), uncompressed);
  }

  private static byte[] compressed(ByteArrayOutputStream data) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      data.writeTo(gzip);
    }
    return compressed.toByteArray();
  }

  ColumnChunk chunk(Page page, int values, long at) {
    return new ColumnChunk(0)
        .setMeta_data(
            new ColumnMetaData(
                type(),
                List.of(Encoding.PLAIN, Encoding.RLE),
                List.of(column.name()),
                CompressionCodec.GZIP,
                values,
                page.uncompressed(),
                page.bytes().length,
                at));
  }
}
