package io.benchtable.costs.engine;

import io.benchtable.costs.price.Pricing;
import org.jspecify.annotations.Nullable;

/** Pricing as benchmarks and requests write it. */
public record PricingTerms(
    @Nullable String book,
    @Nullable String version,
    @Nullable String instanceType,
    @Nullable String region) {

  Pricing pricing(String named) {
    return new Pricing(named, version, instanceType, region);
  }
}
