package io.benchtable.dashboard.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The platform's tables. A table that does not exist yet reads as an empty one. */
public interface Items {

  /** The item with this key. */
  Optional<Item> find(String table, Map<String, String> key);

  /** One page of a query. */
  ItemPage query(ItemQuery query);

  /** Puts a new item; false if there is one with this key already. */
  boolean create(String table, String key, Item item);

  /** Changes an item; false if its condition does not hold. */
  boolean change(String table, Map<String, String> key, ItemChange change);

  /** The pages of a query, the first read at once and each other when it is asked for. */
  default Stream<ItemPage> pages(ItemQuery query) {
    return Stream.iterate(
            Optional.of(query(query)),
            Optional::isPresent,
            page -> page.flatMap(ItemPage::next).map(end -> query(query.after(Optional.of(end)))))
        .flatMap(Optional::stream);
  }

  /** All items of a query, however many they are. */
  default List<Item> all(ItemQuery query) {
    return all(query, Integer.MAX_VALUE).items();
  }

  /** All pages of a query up to so many items; the page says whether there would be more. */
  default ItemPage all(ItemQuery query, int most) {
    List<Item> found = new ArrayList<>();
    Optional<String> next = query.after();
    do {
      ItemPage page = query(query.after(next));
      found.addAll(page.items());
      next = page.next();
    } while (next.isPresent() && found.size() < most);
    return new ItemPage(found, next);
  }
}
