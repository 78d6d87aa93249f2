package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vCPU and a GiB of one's own machine cost an hour, from what the machine costs over its
 * life: cost a year = purchase price / lifetime + average power × power usage effectiveness × 8760
 * h × electricity price + other costs; of the year's hours the share that is paid work bears all of
 * it, hours in which the machine is held idle included. All money in one currency.
 *
 * @param purchasePrice of the machine
 * @param lifetimeYears over which it is written off in equal parts
 * @param averagePowerWatts drawn at the socket, on average over the year
 * @param powerUsageEffectiveness power of the building over power of the machine; 1 or more
 * @param electricityPricePerKwh in money for a kWh
 * @param otherCostsPerYear space, network, repairs, administration
 * @param utilisation the share of the year's hours in which the machine does paid work, over 0 to 1
 * @param vcpus of the whole machine
 * @param memoryGiB of the whole machine
 * @param vcpuShare the share of the cost that is put on the vCPUs; the rest is put on memory
 */
public record OwnHardware(
    BigDecimal purchasePrice,
    BigDecimal lifetimeYears,
    BigDecimal averagePowerWatts,
    BigDecimal powerUsageEffectiveness,
    BigDecimal electricityPricePerKwh,
    BigDecimal otherCostsPerYear,
    BigDecimal utilisation,
    BigDecimal vcpus,
    BigDecimal memoryGiB,
    BigDecimal vcpuShare) {

  private static final BigDecimal HOURS_PER_YEAR = BigDecimal.valueOf(8760);
  private static final BigDecimal WATTS_PER_KILOWATT = BigDecimal.valueOf(1000);
  private static final MathContext RATE = new MathContext(4, RoundingMode.HALF_EVEN);

  public OwnHardware {
    over("purchasePrice", purchasePrice);
    over("lifetimeYears", lifetimeYears);
    within("averagePowerWatts", averagePowerWatts, BigDecimal.ZERO, null);
    within("powerUsageEffectiveness", powerUsageEffectiveness, BigDecimal.ONE, null);
    within("electricityPricePerKwh", electricityPricePerKwh, BigDecimal.ZERO, null);
    within("otherCostsPerYear", otherCostsPerYear, BigDecimal.ZERO, null);
    over("utilisation", utilisation);
    within("utilisation", utilisation, BigDecimal.ZERO, BigDecimal.ONE);
    over("vcpus", vcpus);
    over("memoryGiB", memoryGiB);
    within("vcpuShare", vcpuShare, BigDecimal.ZERO, BigDecimal.ONE);
  }

  private static void over(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          "Expected %s over 0, but it is %s".formatted(name, value.toPlainString()));
    }
  }

  private static void within(
      String name, BigDecimal value, BigDecimal least, @Nullable BigDecimal most) {
    if (value.compareTo(least) < 0 || most != null && value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "Expected %s of %s %s, but it is %s"
              .formatted(
                  name,
                  least.toPlainString(),
                  most == null ? "or more" : "to " + most.toPlainString(),
                  value.toPlainString()));
    }
  }

  /** Reads the assumptions of a book by their names. */
  public static OwnHardware of(Map<String, String> assumptions) {
    return new OwnHardware(
        number(assumptions, "purchasePrice"),
        number(assumptions, "lifetimeYears"),
        number(assumptions, "averagePowerWatts"),
        number(assumptions, "powerUsageEffectiveness"),
        number(assumptions, "electricityPricePerKwh"),
        number(assumptions, "otherCostsPerYear"),
        number(assumptions, "utilisation"),
        number(assumptions, "vcpus"),
        number(assumptions, "memoryGiB"),
        number(assumptions, "vcpuShare"));
  }

  /** The same by their names, as a book has them. */
  public Map<String, String> assumptions() {
    return Map.of(
        "purchasePrice", purchasePrice.toPlainString(),
        "lifetimeYears", lifetimeYears.toPlainString(),
        "averagePowerWatts", averagePowerWatts.toPlainString(),
        "powerUsageEffectiveness", powerUsageEffectiveness.toPlainString(),
        "electricityPricePerKwh", electricityPricePerKwh.toPlainString(),
        "otherCostsPerYear", otherCostsPerYear.toPlainString(),
        "utilisation", utilisation.toPlainString(),
        "vcpus", vcpus.toPlainString(),
        "memoryGiB", memoryGiB.toPlainString(),
        "vcpuShare", vcpuShare.toPlainString());
  }

  /** Money a year: writing off, electricity, and the rest. */
  public BigDecimal costPerYear() {
    BigDecimal kwh =
        averagePowerWatts
            .multiply(powerUsageEffectiveness)
            .multiply(HOURS_PER_YEAR)
            .divide(WATTS_PER_KILOWATT);
    return purchasePrice
        .divide(lifetimeYears, MathContext.DECIMAL128)
        .add(kwh.multiply(electricityPricePerKwh))
        .add(otherCostsPerYear);
  }

  /** Money for one vCPU for an hour, to four significant digits. */
  public BigDecimal vcpuHour() {
    return costPerYear().multiply(vcpuShare).divide(paidHours().multiply(vcpus), RATE);
  }

  /** Money for one GiB for an hour, to four significant digits. */
  public BigDecimal gibHour() {
    return costPerYear()
        .multiply(BigDecimal.ONE.subtract(vcpuShare))
        .divide(paidHours().multiply(memoryGiB), RATE);
  }

  private BigDecimal paidHours() {
    return HOURS_PER_YEAR.multiply(utilisation);
  }

  private static BigDecimal number(Map<String, String> assumptions, String name) {
    String text = assumptions.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "Expected the assumption %s, but the book has only %s"
              .formatted(name, assumptions.keySet()));
    }
    return new BigDecimal(text);
  }
}
