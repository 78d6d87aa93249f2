package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.storage.Rounds;
import io.benchtable.tables.storage.recovery.ContentsMade;
import org.springframework.context.event.EventListener;

/** Has exports begin as soon as what they are made of is there. */
record ExportWaking(Rounds exporting) {

  @EventListener
  void on(ContentsMade made) {
    exporting.wake();
  }
}
