package io.benchtable.costs.item;

import io.benchtable.costs.book.BookForm;
import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Price books as items: a head in {@code price-books}, the prices in {@code prices}. The head is
 * put last, so that a book that can be found has all its prices. One that was read is kept for a
 * few seconds.
 */
@Component
class BookItems implements BookStore {

  /** Runs are priced one after the other, and a book may have hundreds of prices. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Items items;
  private final InstantSource clock;
  private final Map<BookId, Kept> kept = new ConcurrentHashMap<>();

  @Autowired
  BookItems(Items items) {
    this(items, InstantSource.system());
  }

  BookItems(Items items, InstantSource clock) {
    this.items = items;
    this.clock = clock;
  }

  private record Kept(PriceBook book, Instant until) {}

  @Override
  public Optional<PriceBook> find(BookId id) {
    Instant now = clock.instant();
    Kept read = kept.get(id);
    if (read != null && now.isBefore(read.until())) {
      return Optional.of(read.book());
    }
    kept.values().removeIf(old -> !now.isBefore(old.until()));
    Optional<PriceBook> book =
        head(id)
            .map(
                head ->
                    BookForm.book(
                        head, items.query(TableShape.PRICES, "book@version", id.toString())));
    book.ifPresent(found -> kept.put(id, new Kept(found, now.plus(KEPT))));
    return book;
  }

  private Optional<Map<String, Object>> head(BookId id) {
    return items.get(TableShape.PRICE_BOOKS, Map.of("name", id.name(), "version", id.version()));
  }

  @Override
  public List<String> versions(String name) {
    return items.query(TableShape.PRICE_BOOKS, "name", name).stream()
        .map(head -> String.valueOf(head.get("version")))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Reads the whole table of heads: books are few, and nothing else knows all their names. */
  @Override
  public List<Map<String, Object>> heads() {
    Map<String, TreeMap<String, Map<String, Object>>> books = new TreeMap<>();
    for (Map<String, Object> head : items.all(TableShape.PRICE_BOOKS)) {
      books
          .computeIfAbsent(String.valueOf(head.get("name")), _ -> new TreeMap<>())
          .put(String.valueOf(head.get("version")), head);
    }
    return books.values().stream().map(BookItems::newest).toList();
  }

  private static Map<String, Object> newest(TreeMap<String, Map<String, Object>> versions) {
    Map<String, Object> head = new LinkedHashMap<>(versions.lastEntry().getValue());
    head.put("versions", List.copyOf(versions.descendingKeySet()));
    return head;
  }

  /** Prices without a head are what an earlier import left: they have to be among the new ones. */
  @Override
  public synchronized Outcome add(PriceBook book) {
    Map<String, Map<String, Object>> wanted = new TreeMap<>();
    book.prices().forEach(price -> wanted.put(price.sku(), BookForm.price(price)));
    List<Map<String, Object>> there =
        items.query(TableShape.PRICES, "book@version", book.id().toString());
    boolean same = there.stream().allMatch(price -> isSame(price, wanted));
    Optional<Map<String, Object>> head = head(book.id());
    if (head.isPresent()) {
      return same
              && there.size() == wanted.size()
              && Objects.equals(head.get().get("currency"), book.currency())
              && Objects.equals(head.get().get("billing"), BookForm.head(book).get("billing"))
          ? Outcome.SAME
          : Outcome.DIFFERENT;
    }
    if (!same) {
      return Outcome.DIFFERENT;
    }
    put(book);
    return Outcome.ADDED;
  }

  private static boolean isSame(
      Map<String, Object> there, Map<String, Map<String, Object>> wanted) {
    Map<String, Object> price = wanted.get(String.valueOf(there.get("sku")));
    BigDecimal amount = Reading.decimal(there, "unitPrice");
    return price != null
        && amount != null
        && amount.compareTo(new BigDecimal(String.valueOf(price.get("unitPrice")))) == 0
        && Stream.of("unit", "instanceType", "region")
            .allMatch(name -> Objects.equals(there.get(name), price.get(name)));
  }

  @Override
  public void putIfAbsent(PriceBook book) {
    if (head(book.id()).isEmpty()) {
      put(book);
    }
  }

  private void put(PriceBook book) {
    items.putAll(
        TableShape.PRICES,
        book.prices().stream()
            .map(
                price -> {
                  Map<String, Object> item = new LinkedHashMap<>(BookForm.price(price));
                  item.put("book@version", book.id().toString());
                  return item;
                })
            .toList());
    items.put(TableShape.PRICE_BOOKS, BookForm.head(book));
  }
}
