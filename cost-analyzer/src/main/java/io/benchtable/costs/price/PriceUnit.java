package io.benchtable.costs.price;

import java.util.Arrays;

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

  public static PriceUnit of(String label) {
    return Arrays.stream(values())
        .filter(unit -> unit.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected a unit vCPU-Hours, GiB-Hours or Hours, but got '%s'"
                        .formatted(label)));
  }
}
