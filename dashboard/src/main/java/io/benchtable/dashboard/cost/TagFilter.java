package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import java.util.Optional;

/** Only what carries a tag with a value; written {@code team:genomics}. */
record TagFilter(String name, String value) {

  static Optional<TagFilter> of(Address address) {
    return address
        .value("tag")
        .filter(text -> text.indexOf(':') > 0)
        .map(
            text ->
                new TagFilter(
                    text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1)));
  }

  boolean matches(Item line) {
    return line.child("Tags").text(name).filter(value::equals).isPresent();
  }

  /** As it stands in an address. */
  String text() {
    return name + ":" + value;
  }

  /** In words. */
  public String words() {
    return name + " " + value;
  }
}
