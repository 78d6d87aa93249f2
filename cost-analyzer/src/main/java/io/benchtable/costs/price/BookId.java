package io.benchtable.costs.price;

/** The name and the version of a price book; written {@code name@version}. */
public record BookId(String name, String version) {

  public BookId {
    if (name.isBlank() || version.isBlank()) {
      throw new IllegalArgumentException(
          "Expected a name and a version of a price book, but got '%s' and '%s'"
              .formatted(name, version));
    }
  }

  @Override
  public String toString() {
    return name + "@" + version;
  }
}
