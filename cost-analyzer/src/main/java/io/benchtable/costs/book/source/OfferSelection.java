package io.benchtable.costs.book.source;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which machines of an offer file are wanted: those of shared tenancy without software to pay for.
 *
 * @param regions all where none is named
 * @param operatingSystem as offer files name it, such as {@code Linux}
 */
public record OfferSelection(Set<String> regions, String operatingSystem, Purchase purchase) {

  public OfferSelection {
    regions = Set.copyOf(regions);
  }

  boolean wants(JsonNode product) {
    JsonNode attributes = product.path("attributes");
    return product.path("productFamily").asString("").startsWith("Compute Instance")
        && is(attributes, "operatingSystem", operatingSystem)
        && is(attributes, "tenancy", "Shared")
        && is(attributes, "preInstalledSw", "NA")
        && is(attributes, "capacitystatus", "Used")
        && !is(attributes, "licenseModel", "Bring your own license")
        && (regions.isEmpty() || regions.contains(region(attributes)));
  }

  /** Files of before 2021 say only where a region is, not what it is called. */
  static String region(JsonNode attributes) {
    return attributes.path("regionCode").asString("");
  }

  private static boolean is(JsonNode attributes, String name, String value) {
    return attributes.path(name).asString("").equalsIgnoreCase(value);
  }
}
