package io.benchtable.costs.item;

import static io.benchtable.costs.item.FocusColumn.decimal;
import static io.benchtable.costs.item.FocusColumn.text;
import static io.benchtable.costs.item.FocusColumn.time;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of FOCUS 1.2 (https://focus.finops.org/focus-specification/v1-2/): all mandatory
 * ones, those conditional ones that apply, and some of our own.
 */
public final class FocusColumns {

  private static final String ACCOUNT = "benchtable";

  /** In the order of a file. */
  public static final List<FocusColumn> ALL =
      List.of(
          decimal("BilledCost"),
          text("BillingAccountId", _ -> ACCOUNT),
          text("BillingAccountName", _ -> "Benchtable").orNull(),
          text("BillingAccountType", _ -> "Instance").orNull(),
          own("BillingCurrency"),
          time("BillingPeriodEnd", line -> month(line, 1)),
          time("BillingPeriodStart", line -> month(line, 0)),
          own("ChargeCategory"),
          text("ChargeClass", _ -> null).orNull(),
          text("ChargeDescription", FocusColumns::description).orNull(),
          text("ChargeFrequency", _ -> "Usage-Based"),
          time("ChargePeriodEnd", FocusColumns::end),
          time("ChargePeriodStart", FocusColumns::start),
          decimal("ConsumedQuantity").orNull(),
          own("ConsumedUnit").orNull(),
          decimal("ContractedCost"),
          new FocusColumn(
              "ContractedUnitPrice",
              FocusColumn.Kind.DECIMAL,
              true,
              line -> Reading.decimal(line, "ListUnitPrice")),
          decimal("EffectiveCost"),
          text("InvoiceIssuerName", _ -> "Benchtable"),
          decimal("ListCost"),
          decimal("ListUnitPrice").orNull(),
          decimal("PricingQuantity").orNull(),
          own("PricingUnit").orNull(),
          text("ProviderName", FocusColumns::provider),
          text("PublisherName", FocusColumns::provider),
          own("RegionId").orNull(),
          text("RegionName", line -> Reading.text(line, "RegionId")).orNull(),
          own("ResourceId").orNull(),
          text("ResourceName", line -> Reading.text(line, "ResourceId")).orNull(),
          text("ResourceType", line -> whereThereIs(line, "ResourceId", "Host")).orNull(),
          text("ServiceCategory", _ -> "Compute"),
          own("ServiceName"),
          text("ServiceSubcategory", FocusColumns::subcategory),
          own("SkuId").orNull(),
          own("SkuPriceId").orNull(),
          own("SubAccountId").orNull(),
          text("SubAccountName", line -> Reading.text(line, "SubAccountId")).orNull(),
          text("SubAccountType", line -> whereThereIs(line, "SubAccountId", "Cost centre"))
              .orNull(),
          text("Tags", FocusColumns::tags).orNull(),
          ours("x_BenchmarkId", "benchmarkId"),
          ours("x_BenchmarkName", "benchmarkName"),
          ours("x_ConfigurationId", "configurationId"),
          ours("x_RunId", "runId"),
          ours("x_Step", "step"),
          ours("x_Part", "part"),
          ours("x_Purpose", "purpose"),
          ours("x_InstanceType", "instanceType"),
          ours("x_PricedAs", "pricedAs"));

  private FocusColumns() {}

  private static FocusColumn own(String name) {
    return text(name, line -> Reading.text(line, name));
  }

  private static FocusColumn ours(String name, String attribute) {
    return text(name, line -> Reading.text(line, attribute)).orNull();
  }

  /** Whole seconds, as FOCUS writes times; a charge shorter than that has one. */
  private static @Nullable Instant start(Map<String, Object> line) {
    Instant start = Reading.time(line, "ChargePeriodStart");
    return start == null ? null : start.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Exclusive. */
  private static @Nullable Instant end(Map<String, Object> line) {
    Instant end = Reading.time(line, "ChargePeriodEnd");
    return end == null ? null : end.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable Instant month(Map<String, Object> line, long later) {
    Instant start = start(line);
    return start == null
        ? null
        : YearMonth.from(start.atZone(ZoneOffset.UTC))
            .plusMonths(later)
            .atDay(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
  }

  private static String description(Map<String, Object> line) {
    return Stream.of("benchmarkName", "step", "part", "purpose")
        .map(name -> String.valueOf(line.getOrDefault(name, "")))
        .filter(text -> !text.isEmpty())
        .reduce((left, right) -> left + ", " + right)
        .orElse("");
  }

  private static @Nullable String provider(Map<String, Object> line) {
    String service = Reading.text(line, "ServiceName");
    return service != null && service.startsWith("Amazon ") ? "Amazon Web Services" : service;
  }

  private static String subcategory(Map<String, Object> line) {
    return Reading.text(line, "instanceType") == null ? "Other (Compute)" : "Virtual Machines";
  }

  private static @Nullable String whereThereIs(
      Map<String, Object> line, String name, String value) {
    return Reading.text(line, name) == null ? null : value;
  }

  private static String tags(Map<String, Object> line) {
    return JsonMapper.shared().writeValueAsString(new TreeMap<>(Reading.object(line, "Tags")));
  }
}
