package io.benchtable.costs.engine.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.benchtable.costs.item.FocusColumn;
import io.benchtable.costs.item.FocusColumns;
import io.benchtable.costs.item.FocusLines;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionLevelsTests {

  @TempDir Path folder;

  /** More rows than a group holds, in runs of values and of nulls of every length. */
  @Test
  void valuesAndNullsStayWhereTheyAre() throws IOException {
    Path file = folder.resolve("rows.parquet");
    int rows = 20_500;
    try (OutputStream out = Files.newOutputStream(file)) {
      FocusParquet parquet = new FocusParquet(out);
      for (int row = 0; row < rows; row++) {
        parquet.write(row(row));
      }
      parquet.finish();
    }
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader read = reader.rowReader()) {
      assertThat(reader.getFileMetaData().rowGroups()).hasSize(2);
      for (int row = 0; row < rows; row++) {
        assertThat(read.hasNext()).isTrue();
        read.next();
        assertThat(read.isNull("ResourceId")).isEqualTo(!isThere(row));
        if (isThere(row)) {
          assertThat(read.getString("ResourceId")).isEqualTo("r" + row);
        }
        assertThat(read.getDecimal("BilledCost")).isEqualByComparingTo(cost(row));
      }
      assertThat(read.hasNext()).isFalse();
    }
  }

  private static boolean isThere(int row) {
    return (int) Math.sqrt(row) % 2 == 0;
  }

  private static BigDecimal cost(int row) {
    return BigDecimal.valueOf(row % 2 == 0 ? row : -row, 9);
  }

  private static FocusLines.Row row(int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (FocusColumn column : FocusColumns.ALL) {
      values.add(
          switch (column.kind()) {
            case TEXT ->
                !column.nullable()
                    ? "t"
                    : isThere(row) ? column.name().equals("ResourceId") ? "r" + row : "x" : null;
            case DECIMAL -> cost(row);
            case TIME -> Instant.ofEpochSecond(row);
          });
    }
    return new FocusLines.Row(values);
  }
}
