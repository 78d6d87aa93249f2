package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.OwnHardware;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Rate;
import java.time.LocalDate;
import java.util.List;

/** A price book of one's own machine: a price for a reserved vCPU and one for a reserved GiB. */
public final class OwnHardwareBook {

  private static final String SOURCE = "Derived from the assumptions of this book";
  private static final String REGION = "on-premises";

  private OwnHardwareBook() {}

  /** The book that follows from what a machine costs. */
  public static PriceBook of(
      BookId id, String title, String currency, LocalDate date, OwnHardware machine) {
    return new BookHead(
            id,
            title,
            "What a reserved vCPU and a reserved GiB cost an hour on a machine of one's own. A year"
                + " costs purchasePrice / lifetimeYears + averagePowerWatts / 1000 ×"
                + " powerUsageEffectiveness × 8760 h × electricityPricePerKwh +"
                + " otherCostsPerYear. Of its 8760 hours the share utilisation is paid work; idle"
                + " hours are paid for by these. vcpuShare of the cost is spread over the vcpus,"
                + " the rest over memoryGiB. Rates are rounded to four significant digits.",
            currency,
            "Own hardware",
            SOURCE,
            date,
            Billing.EXACT,
            machine.assumptions())
        .with(
            List.of(
                price("vcpu-hour", new Rate.OfVcpu(Rate.plain(machine.vcpuHour())), date, "vCPU"),
                price(
                    "memory-gib-hour",
                    new Rate.OfMemory(Rate.plain(machine.gibHour())),
                    date,
                    "GiB")));
  }

  private static Price price(String sku, Rate rate, LocalDate date, String what) {
    return new Price(
        sku, rate, null, REGION, SOURCE, date, "One reserved %s for an hour".formatted(what));
  }
}
