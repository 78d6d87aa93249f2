package io.benchtable.workflows.event;

import java.util.List;

/** What is done about change events. */
public interface ChangeEventHandler {

  /**
   * Handles events in their order within each item. When it returns, every effect is durable; when
   * it throws, all of these events are handed over again.
   */
  void on(List<ChangeEvent> events);

  /** Keeps a record that is no change event for people to look at; throws as {@link #on} does. */
  void onUnreadable(EventReference reference, String reason);

  /** Makes up for events of a table that may have been lost; throws as {@link #on} does. */
  void onGap(String table);
}
