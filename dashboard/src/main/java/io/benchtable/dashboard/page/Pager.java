package io.benchtable.dashboard.page;

import java.util.ArrayList;
import java.util.List;

/** Where a page of a table lies among the others, and the way to them. */
public record Pager(String words, List<Link> links) {

  /** Everything is on this page. */
  public static final Pager NONE = new Pager("", List.of());

  /** A way to another page. */
  public record Link(String text, String href) {}

  public Pager {
    links = List.copyOf(links);
  }

  /** Pages of a table whose length is known. */
  public static Pager of(Address address, String table, int from, int size, int all) {
    if (all <= size) {
      return NONE;
    }
    int last = (all - 1) / size * size;
    List<Link> links = new ArrayList<>();
    if (from > 0) {
      links.add(new Link("First", to(address, table, 0)));
      links.add(new Link("Previous", to(address, table, Math.max(0, from - size))));
    }
    if (from < last) {
      links.add(new Link("Next", to(address, table, from + size)));
      links.add(new Link("Last", to(address, table, last)));
    }
    String words =
        "%s–%s of %s"
            .formatted(
                Digits.whole(from + 1L),
                Digits.whole(Math.min(all, from + size)),
                Digits.whole(all));
    return new Pager(words, links);
  }

  private static String to(Address address, String table, int from) {
    return address.with("page", table, from == 0 ? "" : String.valueOf(from)).text();
  }
}
