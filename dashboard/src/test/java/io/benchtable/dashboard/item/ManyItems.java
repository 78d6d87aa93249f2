package io.benchtable.dashboard.item;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** The same item in each line of so many pages of a thousand, whatever is asked for. */
public record ManyItems(Map<String, Object> item, int pages) implements Items {

  private static final int PAGE = 1000;

  @Override
  public Optional<Item> find(String table, Map<String, String> key) {
    return Optional.empty();
  }

  @Override
  public ItemPage query(ItemQuery query) {
    int page = query.after().map(Integer::parseInt).orElse(1);
    return new ItemPage(
        Collections.nCopies(PAGE, new Item(item)),
        page < pages ? Optional.of(String.valueOf(page + 1)) : Optional.empty());
  }

  @Override
  public boolean create(String table, String key, Item item) {
    throw new UnsupportedOperationException("Expected to be read only");
  }

  @Override
  public boolean change(String table, Map<String, String> key, ItemChange change) {
    throw new UnsupportedOperationException("Expected to be read only");
  }
}
