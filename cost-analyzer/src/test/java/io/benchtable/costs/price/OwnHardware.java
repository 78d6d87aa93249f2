package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/**
 * The arithmetic behind the shipped book of own hardware: what a vCPU and a GiB of one's own
 * machine cost an hour, from what the machine costs over its life. All money in one currency.
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
record OwnHardware(
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
