package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** What a price is for, as books and cost lines write it; in the code it is a {@link Rate}. */
public enum PriceUnit {
  /** One reserved virtual CPU for an hour. */
  VCPU_HOUR("vCPU-Hours"),
  /** One reserved GiB (2^30 bytes) of memory for an hour. */
  GIB_HOUR("GiB-Hours"),
  /** A whole machine for an hour. */
  MACHINE_HOUR("Hours");

  private final String label;

  PriceUnit(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The unit of a label; empty for a label of none. */
  public static Optional<PriceUnit> of(String label) {
    return Arrays.stream(values()).filter(unit -> unit.label.equals(label)).findFirst();
  }

  /** So much money for one of these. */
  public Rate rate(BigDecimal amount) {
    return switch (this) {
      case VCPU_HOUR -> new Rate.OfVcpu(amount);
      case GIB_HOUR -> new Rate.OfMemory(amount);
      case MACHINE_HOUR -> new Rate.OfMachine(amount);
    };
  }
}
