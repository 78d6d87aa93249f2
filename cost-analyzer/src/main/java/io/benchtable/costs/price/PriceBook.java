package io.benchtable.costs.price;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of a price book: prices with a source and a date, and how time is billed.
 *
 * @param currency ISO 4217 code
 * @param assumptions what the prices were derived from, by name; empty for a published price list
 */
public record PriceBook(
    BookId id,
    String title,
    String explanation,
    String currency,
    String serviceName,
    String source,
    LocalDate date,
    Billing billing,
    Map<String, String> assumptions,
    List<Price> prices) {

  private static final String INSTANCE_TYPE = "spec.pricing.instanceType";
  private static final String REGION = "spec.pricing.region";

  public PriceBook {
    assumptions = java.util.Collections.unmodifiableMap(new TreeMap<>(assumptions));
    prices = List.copyOf(prices);
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected prices in book %s, but there are none".formatted(id));
    }
    Set<String> seen = new TreeSet<>();
    for (Price price : prices) {
      if (!seen.add(price.sku())) {
        throw new IllegalArgumentException(
            "Expected each SKU once in book %s, but %s is there twice".formatted(id, price.sku()));
      }
    }
  }

  /** What an instance type, or a piece of own hardware, is priced by. */
  public TariffLookup tariff(@Nullable String instanceType, @Nullable String region) {
    if (region != null && prices.stream().noneMatch(price -> price.region().equals(region))) {
      return missing(
          REGION, region, "a region of price book %s: %s".formatted(id, regions(prices)));
    }
    List<Price> offered =
        prices.stream().filter(price -> region == null || price.region().equals(region)).toList();
    return instanceType == null ? reserved(offered) : machine(offered, instanceType);
  }

  private TariffLookup machine(List<Price> offered, String instanceType) {
    List<Price> matching =
        offered.stream().filter(price -> instanceType.equals(price.instanceType())).toList();
    if (matching.size() == 1) {
      return new TariffLookup.Found(new Tariff.Machine(matching.getFirst()));
    }
    if (matching.isEmpty()) {
      return missing(INSTANCE_TYPE, instanceType, expectedInstanceType(offered, instanceType));
    }
    return missing(
        REGION,
        null,
        "a region, since %s is priced in %s".formatted(instanceType, regions(matching)));
  }

  private TariffLookup reserved(List<Price> offered) {
    Optional<Price> vcpu = only(offered, PriceUnit.VCPU_HOUR);
    Optional<Price> memory = only(offered, PriceUnit.GIB_HOUR);
    if (vcpu.isPresent() && memory.isPresent()) {
      return new TariffLookup.Found(new Tariff.Reserved(vcpu.get(), memory.get()));
    }
    return missing(INSTANCE_TYPE, null, expectedInstanceType(offered, ""));
  }

  private static Optional<Price> only(List<Price> offered, PriceUnit unit) {
    List<Price> matching = offered.stream().filter(price -> price.unit() == unit).toList();
    return matching.size() == 1 ? Optional.of(matching.getFirst()) : Optional.empty();
  }

  private String expectedInstanceType(List<Price> offered, String asked) {
    List<String> types =
        offered.stream()
            .flatMap(price -> Optional.ofNullable(price.instanceType()).stream())
            .distinct()
            .toList();
    if (types.isEmpty()) {
      return "nothing: price book %s prices vCPU and memory, not instance types".formatted(id);
    }
    String near = String.join(", ", NearMatches.of(asked, types));
    return "an instance type of price book %s%s"
        .formatted(id, near.isEmpty() ? "" : ", such as " + near);
  }

  private static String regions(List<Price> prices) {
    return prices.stream().map(Price::region).distinct().sorted().collect(Collectors.joining(", "));
  }

  private static TariffLookup missing(String path, @Nullable String value, String expected) {
    return new TariffLookup.Missing(new PriceProblem(path, value, expected));
  }
}
