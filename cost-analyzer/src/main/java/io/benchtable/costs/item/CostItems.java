package io.benchtable.costs.item;

import io.benchtable.costs.charge.Attempt;
import io.benchtable.costs.charge.CostLine;
import io.benchtable.costs.charge.PricedRun;
import io.benchtable.costs.charge.Purpose;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cost lines in the columns of FOCUS, with the book that they were priced by. */
@Component
public class CostItems {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Items items;

  CostItems(Items items) {
    this.items = items;
  }

  /** Writes a run's lines; again under the same ids, so that nothing is charged twice. */
  public void put(List<CostLine> lines, PricedRun run, PriceBook book) {
    items.putAll(TableShape.COSTS, lines.stream().map(line -> item(line, run, book)).toList());
  }

  /** The lines of a benchmark by run. The index that this is read from may lag behind. */
  public Map<String, List<PutLine>> ofBenchmark(String benchmarkId) {
    return items
        .queryIndex(TableShape.COSTS, TableShape.BY_BENCHMARK, "benchmarkId", benchmarkId)
        .stream()
        .collect(
            Collectors.groupingBy(
                item -> String.valueOf(item.get("runId")),
                Collectors.mapping(CostItems::line, Collectors.toList())));
  }

  /** The lines of a run, all that were acknowledged. */
  public List<PutLine> ofRun(String runId) {
    return items.query(TableShape.COSTS, "runId", runId).stream().map(CostItems::line).toList();
  }

  private static PutLine line(Map<String, Object> item) {
    return new PutLine(
        Reading.truth(item, "sample") && Reading.truth(item, "measured"),
        Reading.decimal(item, "BilledCost"),
        Reading.text(item, "instanceType"),
        book(item),
        Reading.text(item, "BillingCurrency"));
  }

  private static @Nullable BookId book(Map<String, Object> item) {
    String name = Reading.text(item, "priceBook");
    String version = Reading.text(item, "priceBookVersion");
    return name == null || name.isBlank() || version == null || version.isBlank()
        ? null
        : new BookId(name, version);
  }

  static Map<String, Object> item(CostLine line, PricedRun run, PriceBook book) {
    Attempt attempt = line.attempt();
    Price price = line.price();
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("runId", run.runId());
    item.put("lineId", line.lineId());
    item.put("benchmarkId", run.benchmarkId());
    item.put("benchmarkName", run.benchmarkName());
    item.put("configurationId", run.configurationId());
    item.put("kind", run.kind());
    item.put("sample", line.sample());
    item.put("measured", attempt.measured());
    item.put("step", attempt.step());
    item.put("part", line.part().label());
    item.put("purpose", Purpose.of(line, run.kind()).label());
    put(item, "day", day(attempt.startedAt()));
    for (String column : List.of("BilledCost", "EffectiveCost", "ListCost", "ContractedCost")) {
      put(item, column, plain(line.cost()));
    }
    item.put("ListUnitPrice", price.amount().toPlainString());
    put(item, "PricingQuantity", plain(line.billed()));
    item.put("PricingUnit", price.unit().label());
    put(item, "ConsumedQuantity", plain(line.consumed()));
    item.put("ConsumedUnit", price.unit().label());
    put(item, "ChargePeriodStart", time(attempt.startedAt()));
    put(item, "ChargePeriodEnd", time(attempt.endedAt()));
    item.put("ChargeCategory", "Usage");
    item.put("BillingCurrency", book.currency());
    item.put("SkuId", price.sku());
    item.put("SkuPriceId", book.id() + "/" + price.sku());
    put(item, "ResourceId", attempt.host());
    item.put("RegionId", price.region());
    item.put("ServiceName", book.serviceName());
    put(item, "SubAccountId", run.tags().get("costCentre"));
    item.put("Tags", run.tags());
    item.put("priceBook", book.id().name());
    item.put("priceBookVersion", book.id().version());
    item.put("completeness", line.cost() == null ? "unknown" : "complete");
    put(item, "note", line.note());
    put(item, "instanceType", price.instanceType());
    put(item, "pricedAs", pricedAs(line));
    return item;
  }

  private static @Nullable String pricedAs(CostLine line) {
    String type = line.price().instanceType();
    String host = line.attempt().host();
    return type == null
        ? null
        : "priced as %s, run on %s: same run time assumed"
            .formatted(type, host == null ? "an unknown host" : host);
  }

  private static void put(Map<String, Object> item, String name, @Nullable Object value) {
    if (value != null) {
      item.put(name, value);
    }
  }

  private static @Nullable String day(@Nullable Instant at) {
    return at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : TIME.format(at);
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
