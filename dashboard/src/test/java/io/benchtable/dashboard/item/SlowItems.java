package io.benchtable.dashboard.item;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Items of which each page takes its time to be read, by a clock that only this moves. */
public final class SlowItems implements Items, InstantSource {

  private final Items items;
  private Duration page;
  private Instant now = Samples.START;
  private int pages;
  private Runnable whenAsked = () -> {};

  public SlowItems(Items items, Duration page) {
    this.items = items;
    this.page = page;
  }

  /** A page takes this long from now on. */
  public void page(Duration time) {
    page = time;
  }

  /** Done each time a page is asked for, before it is read. */
  public void whenAsked(Runnable first) {
    whenAsked = first;
  }

  /** So much time goes by; a negative time sets the clock back. */
  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** How many pages were read. */
  public int pages() {
    return pages;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public Optional<Item> find(String table, Map<String, String> key) {
    return items.find(table, key);
  }

  @Override
  public ItemPage query(ItemQuery query) {
    pages++;
    whenAsked.run();
    pass(page);
    return items.query(query);
  }

  @Override
  public boolean create(String table, String key, Item item) {
    return items.create(table, key, item);
  }

  @Override
  public boolean change(String table, Map<String, String> key, ItemChange change) {
    return items.change(table, key, change);
  }
}
