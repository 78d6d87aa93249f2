package io.benchtable.costs.price;

import java.util.Arrays;
import java.util.Optional;

/** What a price is for. The label is the unit in cost lines and in books. */
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
}
