package io.benchtable.workflows.target;

/** Where events go that could not be delivered. Each call is durable when it returns. */
public interface UndeliveredEvents {

  /** Keeps an event to be tried again later, or counts one more failure of one that is kept. */
  void failed(Undelivered event, DeliveryFailed why);

  /** Keeps an event that is not to be tried again unless somebody asks for it. */
  void parked(Undelivered event, DeliveryFailed why);

  /** Keeps an event until a target that was started ends, where a restart would forget that. */
  void underWay(Undelivered event);

  /** Forgets an event that was delivered after all. */
  void delivered(String rule, String target, String eventId);
}
