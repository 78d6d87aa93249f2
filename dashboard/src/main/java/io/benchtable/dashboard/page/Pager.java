package io.benchtable.dashboard.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of a table lies among the others, and the way to them. */
public record Pager(String words, List<Link> links) {

  /** Everything is on this page. */
  public static final Pager NONE = new Pager("", List.of());

  /** A way to another page; without an address where there is none, so that the others stay. */
  public record Link(String text, @Nullable String href) {

    /** The way to this address, if there is one. */
    public static Link of(String text, Optional<Address> to) {
      return new Link(text, to.map(Address::text).orElse(null));
    }
  }

  public Pager {
    links = List.copyOf(links);
  }

  /** Pages of a table whose length is known. */
  public static Pager of(Address address, String table, int from, int size, int all) {
    if (all <= size) {
      return NONE;
    }
    int last = (all - 1) / size * size;
    boolean back = from > 0;
    boolean on = from < last;
    List<Link> links =
        List.of(
            Link.of("First", to(address, table, back, 0)),
            Link.of("Previous", to(address, table, back, Math.max(0, from - size))),
            Link.of("Next", to(address, table, on, from + size)),
            Link.of("Last", to(address, table, on, last)));
    String words =
        "%s–%s of %s"
            .formatted(
                Digits.whole(from + 1L),
                Digits.whole(Math.min(all, from + size)),
                Digits.whole(all));
    return new Pager(words, links);
  }

  /** Pages of a list that is only known as far as it was read; none where this page is all. */
  public static Pager of(Address address, String first, String next, Optional<String> end) {
    Optional<Address> back = address.value("after").map(_ -> address.with("after", ""));
    Optional<Address> on = end.map(after -> address.with("after", after));
    return back.isEmpty() && on.isEmpty()
        ? NONE
        : new Pager("", List.of(Link.of(first, back), Link.of(next, on)));
  }

  private static Optional<Address> to(Address address, String table, boolean open, int from) {
    return open
        ? Optional.of(address.with("page", table, from == 0 ? "" : String.valueOf(from)))
        : Optional.empty();
  }
}
