package io.benchtable.workflows.target;

import java.util.ArrayList;
import java.util.List;

/** Remembers what is said about events. */
final class SaidEvents implements UndeliveredEvents {

  private final List<String> said = new ArrayList<>();

  List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public void failed(Undelivered event, DeliveryFailed why) {
    said.add(event.rule() + " " + event.target() + " failed " + why.reason());
  }

  @Override
  public void parked(Undelivered event, DeliveryFailed why) {
    said.add(event.rule() + " " + event.target() + " parked " + why.reason());
  }

  @Override
  public void underWay(Undelivered event) {
    said.add(event.rule() + " " + event.target() + " under way");
  }

  @Override
  public void delivered(String rule, String target, String eventId) {
    said.add(rule + " " + target + " delivered");
  }
}
