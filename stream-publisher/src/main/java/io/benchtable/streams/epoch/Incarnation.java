package io.benchtable.streams.epoch;

import java.util.UUID;

/**
 * A stretch of the log that is published without a gap.
 *
 * @param id a random value, kept in the database and on Kafka
 * @param epoch its number, which the identities of its changes begin with
 */
public record Incarnation(UUID id, int epoch) {}
