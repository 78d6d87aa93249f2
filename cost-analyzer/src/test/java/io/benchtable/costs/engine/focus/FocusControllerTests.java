package io.benchtable.costs.engine.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.benchtable.costs.book.BookAccessFixture;
import io.benchtable.costs.book.source.CsvLines;
import io.benchtable.costs.item.FocusColumn;
import io.benchtable.costs.item.FocusColumns;
import io.benchtable.costs.item.PlatformFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class FocusControllerTests {

  /** Mandatory in FOCUS 1.2; those that may be null are named in the second list. */
  private static final List<String> MANDATORY =
      List.of(
          "BilledCost",
          "BillingAccountId",
          "BillingAccountName",
          "BillingCurrency",
          "BillingPeriodEnd",
          "BillingPeriodStart",
          "ChargeCategory",
          "ChargeClass",
          "ChargeDescription",
          "ChargePeriodEnd",
          "ChargePeriodStart",
          "ContractedCost",
          "EffectiveCost",
          "InvoiceIssuerName",
          "ListCost",
          "PricingQuantity",
          "PricingUnit",
          "ProviderName",
          "PublisherName",
          "ServiceCategory",
          "ServiceName");

  private static final List<String> MAY_BE_NULL =
      List.of(
          "BillingAccountName",
          "ChargeClass",
          "ChargeDescription",
          "PricingQuantity",
          "PricingUnit");

  @TempDir Path folder;

  private final PlatformFixture platform = new PlatformFixture();
  private final MockMvcTester http =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(
                  new FocusController(platform.focus, BookAccessFixture.withToken("secret")))
              .build());

  @BeforeEach
  void lines() throws IOException {
    Map<String, Object> golden =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readValue(
                Path.of("../contracts/13-cost-item.json").toFile(),
                new TypeReference<Map<String, Object>>() {});
    golden.values().removeIf(Objects::isNull);
    put(golden, Map.of());
    put(
        golden,
        Map.of(
            "lineId", "b",
            "benchmarkName", "a, \"b\"",
            "instanceType", "m5.large",
            "ServiceName", "Amazon Elastic Compute Cloud",
            "BilledCost", "12345678901234567890.123456789012345678"));
    Map<String, Object> bare = new HashMap<>(golden);
    bare.keySet().removeAll(List.of("ResourceId", "SubAccountId", "ConsumedQuantity", "part"));
    put(bare, Map.of("lineId", "c", "day", "2026-11-24"));
    Map<String, Object> unknown = new HashMap<>(golden);
    unknown.remove("BilledCost");
    put(unknown, Map.of("lineId", "d"));
  }

  private void put(Map<String, Object> line, Map<String, Object> changed) {
    Map<String, Object> item = new HashMap<>(line);
    item.putAll(changed);
    platform.items.put("costs", item);
  }

  private MvcTestResult get(String file) {
    return http.get().uri("/v1/" + file).header("Authorization", "Bearer secret").exchange();
  }

  @Test
  void hasEveryMandatoryColumnWithItsNullability() {
    Map<String, Boolean> columns = new HashMap<>();
    FocusColumns.ALL.forEach(column -> columns.put(column.name(), column.nullable()));
    assertThat(columns).hasSameSizeAs(FocusColumns.ALL);
    for (String name : MANDATORY) {
      assertThat(columns).as(name).containsEntry(name, MAY_BE_NULL.contains(name));
    }
  }

  @Test
  void writesCsv() throws IOException {
    MvcTestResult file = get("focus.csv?from=2026-11-23&to=2026-11-24");
    assertThat(file)
        .hasStatusOk()
        .hasHeader("Benchtable-Left-Out", "1")
        .hasHeader(
            "Content-Disposition",
            "attachment; filename=\"focus-2026-11-23-2026-11-24-without-1-unknown.csv\"");
    List<Map<String, String>> rows = CsvLines.of(file.getResponse().getContentAsString());
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst()).containsEntry("BilledCost", "0.0000041");
    assertThat(rows.get(1))
        .containsEntry("BilledCost", "12345678901234567890.123456789012345678")
        .containsEntry("ServiceSubcategory", "Virtual Machines")
        .containsEntry("ProviderName", "Amazon Web Services")
        .containsEntry("ChargeDescription", "a, \"b\", count, vCPUs used, measured")
        .containsEntry("ChargePeriodStart", "2026-11-23T10:15:31Z")
        .containsEntry("ChargePeriodEnd", "2026-11-23T10:15:32Z")
        .containsEntry("BillingPeriodStart", "2026-11-01T00:00:00Z")
        .containsEntry("BillingPeriodEnd", "2026-12-01T00:00:00Z");
    assertThat(rows.getLast())
        .containsEntry("ResourceId", "")
        .containsEntry("ResourceType", "")
        .containsEntry("SubAccountType", "");
    assertThat(
            JsonMapper.shared()
                .readValue(
                    rows.getFirst().get("Tags"), new TypeReference<Map<String, String>>() {}))
        .containsEntry("team", "genomics");
  }

  @Test
  void writesTheSameAsParquet() throws IOException {
    MvcTestResult file = get("focus.parquet?from=2026-11-23&to=2026-11-24");
    assertThat(file).hasStatusOk().hasHeader("Content-Type", "application/vnd.apache.parquet");
    Path parquet = folder.resolve("focus.parquet");
    Files.write(parquet, file.getResponse().getContentAsByteArray());
    String csv = get("focus.csv?from=2026-11-23&to=2026-11-24").getResponse().getContentAsString();
    assertThat(read(parquet)).isEqualTo(CsvLines.of(csv));
  }

  /** By a reader that is not ours, in the words of CSV. */
  private static List<Map<String, String>> read(Path parquet) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(parquet));
        RowReader row = reader.rowReader()) {
      while (row.hasNext()) {
        row.next();
        Map<String, String> values = new LinkedHashMap<>();
        for (FocusColumn column : FocusColumns.ALL) {
          values.put(column.name(), row.isNull(column.name()) ? "" : text(row, column));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static String text(RowReader row, FocusColumn column) {
    return switch (column.kind()) {
      case TEXT -> row.getString(column.name());
      case TIME -> row.getTimestamp(column.name()).toString();
      case DECIMAL -> plain(row.getDecimal(column.name()));
    };
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void aFileOfNoLinesHasItsColumns(String format) throws IOException {
    MvcTestResult file = get("focus." + format + "?from=2020-01-01&to=2020-01-01");
    assertThat(file).hasStatusOk().hasHeader("Benchtable-Left-Out", "0");
    Path path = folder.resolve("empty");
    Files.write(path, file.getResponse().getContentAsByteArray());
    if (format.equals("parquet")) {
      try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(path))) {
        assertThat(reader.getFileMetaData().numRows()).isZero();
        assertThat(reader.getFileSchema().getColumnCount()).isEqualTo(FocusColumns.ALL.size());
      }
    } else {
      assertThat(path).content().hasLineCount(1).startsWith("BilledCost,BillingAccountId,");
    }
  }

  @Test
  void refusesPeriodsThatEndBeforeTheyBegin() {
    assertThat(get("focus.csv?from=2026-11-24&to=2026-11-23"))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(get("focus.csv?from=2026-11-24")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(http.get().uri("/v1/focus.csv?from=2026-11-24&to=2026-11-24"))
        .hasStatus(HttpStatus.UNAUTHORIZED);
  }
}
