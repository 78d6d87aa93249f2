package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Span;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a machine is bought: by the hour, or for a term that may be paid before it begins. */
public sealed interface Purchase {

  /** As offer files name the terms of this kind. */
  String terms();

  /** Whether a term of the file is this one. */
  boolean is(JsonNode termAttributes);

  /** In words. */
  String words();

  /** By the hour. */
  record OnDemand() implements Purchase {
    @Override
    public String terms() {
      return "OnDemand";
    }

    @Override
    public boolean is(JsonNode termAttributes) {
      return true;
    }

    @Override
    public String words() {
      return "on demand";
    }
  }

  /**
   * For a term of years.
   *
   * @param years 1 or 3
   */
  record Reserved(int years, Payment payment, OfferingClass offering) implements Purchase {

    /** The upfront fee is spread over these. */
    Span.Months term() {
      return new Span.Months(BigDecimal.valueOf(12L * years));
    }

    @Override
    public String terms() {
      return "Reserved";
    }

    @Override
    public boolean is(JsonNode attributes) {
      return attributes.path("LeaseContractLength").asString("").equals(years + "yr")
          && attributes.path("PurchaseOption").asString("").equals(payment.label)
          && attributes.path("OfferingClass").asString("").equalsIgnoreCase(offering.name());
    }

    @Override
    public String words() {
      return "reserved for %d %s, %s, %s"
          .formatted(
              years,
              years == 1 ? "year" : "years",
              payment.label.toLowerCase(Locale.ROOT),
              offering.name().toLowerCase(Locale.ROOT));
    }
  }

  /** When a reserved machine is paid. */
  enum Payment {
    NO_UPFRONT("No Upfront"),
    PARTIAL_UPFRONT("Partial Upfront"),
    ALL_UPFRONT("All Upfront");

    private final String label;

    Payment(String label) {
      this.label = label;
    }
  }

  /** Whether a reservation may be changed. */
  enum OfferingClass {
    STANDARD,
    CONVERTIBLE
  }

  /**
   * Reads {@code on-demand} or {@code reserved-1yr-no-upfront[-convertible]}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Purchase of(String text) {
    if (text.equals("on-demand")) {
      return new OnDemand();
    }
    for (int years : new int[] {1, 3}) {
      for (Payment payment : Payment.values()) {
        String name =
            "reserved-%dyr-%s"
                .formatted(years, payment.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Optional<OfferingClass> offering =
            Arrays.stream(OfferingClass.values())
                .filter(
                    one ->
                        text.equals(name + "-" + one.name().toLowerCase(Locale.ROOT))
                            || one == OfferingClass.STANDARD && text.equals(name))
                .findFirst();
        if (offering.isPresent()) {
          return new Reserved(years, payment, offering.get());
        }
      }
    }
    throw new IllegalArgumentException(
        "Expected on-demand or reserved-1yr-no-upfront, with 1yr or 3yr, no-upfront,"
            + " partial-upfront or all-upfront, and -convertible if it is, but it is '"
            + text
            + "'");
  }
}
