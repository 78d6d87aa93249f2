package io.benchtable.costs.price;

import java.math.BigDecimal;

/** What a configuration is priced by. */
public sealed interface Tariff {

  /** The rate of a whole machine, whatever share of it a run used. */
  record Machine(Price price) implements Tariff {
    public String instanceType() {
      return String.valueOf(price.instanceType());
    }
  }

  /** Reserved vCPU and reserved GiB, each for the time they were reserved. */
  record Reserved(Price vcpu, Price memory) implements Tariff {}

  /**
   * What an hour of a configuration costs, in the book's currency.
   *
   * @param vcpus reserved; counts only where vCPU and memory are priced apart
   * @param memoryMiB reserved, in units of 2^20 bytes
   */
  default BigDecimal hourlyRate(BigDecimal vcpus, BigDecimal memoryMiB) {
    Span.Seconds hour = new Span.Hours(BigDecimal.ONE).seconds();
    return switch (this) {
      case Machine(Price price) -> price.amount();
      case Reserved(Price vcpu, Price memory) ->
          vcpu.amount()
              .multiply(new Use.Vcpus(vcpus, hour).amountHours())
              .add(memory.amount().multiply(Use.Memory.ofMib(memoryMiB, hour).amountHours()))
              .stripTrailingZeros();
    };
  }
}
