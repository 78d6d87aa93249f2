package io.benchtable.costs.charge;

/**
 * What a cost line is paid for. Of reserved vCPUs the CPU time of the attempt's processes is used,
 * and the rest of what is billed is held idle. Memory is not told apart, since only its peak is
 * known, nor are whole machines, since books do not say how many vCPUs they have.
 */
public enum Part {
  VCPUS_USED("vCPUs used"),
  VCPUS_IDLE("vCPUs held idle"),
  /** Where the CPU time is not known. */
  VCPUS("vCPUs"),
  MEMORY("memory"),
  MACHINE("machine");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
