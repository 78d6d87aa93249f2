package io.benchtable.costs.item;

import io.benchtable.costs.book.BookForm;
import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Price books as items: a head in {@code price-books}, the prices in {@code prices}. The head is
 * put last, so that a book that can be found has all its prices.
 */
@Component
class BookItems implements BookStore {

  private final Items items;

  BookItems(Items items) {
    this.items = items;
  }

  @Override
  public Optional<PriceBook> find(BookId id) {
    return head(id)
        .map(
            head ->
                BookForm.book(head, items.query(TableShape.PRICES, "book@version", id.toString())));
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
    Map<String, Map<String, Object>> newest = new TreeMap<>();
    for (Map<String, Object> head : items.all(TableShape.PRICE_BOOKS)) {
      newest.merge(String.valueOf(head.get("name")), head, BookItems::newer);
    }
    return List.copyOf(newest.values());
  }

  private static Map<String, Object> newer(Map<String, Object> left, Map<String, Object> right) {
    return String.valueOf(left.get("version")).compareTo(String.valueOf(right.get("version"))) >= 0
        ? left
        : right;
  }

  @Override
  public void putIfAbsent(PriceBook book) {
    if (head(book.id()).isPresent()) {
      return;
    }
    book.prices()
        .forEach(
            price -> {
              Map<String, Object> item = new LinkedHashMap<>(BookForm.price(price));
              item.put("book@version", book.id().toString());
              items.put(TableShape.PRICES, item);
            });
    items.put(TableShape.PRICE_BOOKS, BookForm.head(book));
  }
}
