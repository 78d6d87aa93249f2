package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.page.Address;
import java.util.Optional;

/**
 * By which prices the runs of a benchmark are looked at.
 *
 * @param book as {@code NAME} or {@code NAME@VERSION}
 * @param type the instance type; the benchmark's own where it is empty
 * @param region the benchmark's own where it is empty
 */
public record PriceQuestion(String book, String type, String region) {

  /** What a page is asked for; empty where it is not asked for prices. */
  public static Optional<PriceQuestion> of(Address address) {
    return address
        .value("book")
        .map(
            book ->
                new PriceQuestion(
                    book, address.value("type").orElse(""), address.value("region").orElse("")));
  }

  /** As the cost analyzer is asked. */
  public String path(String benchmarkId) {
    return "/v1/benchmarks/"
        + Address.encode(benchmarkId)
        + "/reprice?book="
        + Address.encode(book)
        + said("instanceType", type)
        + said("region", region);
  }

  private static String said(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + Address.encode(value);
  }
}
