package io.benchtable.streams.epoch;

import io.benchtable.streams.wal.Lsn;

/**
 * What Kafka remembers of the publisher.
 *
 * @param systemIdentifier of the database that was published
 * @param confirmed all changes committed before this position are on Kafka; the slot is never
 *     confirmed beyond it
 */
public record Checkpoint(Incarnation incarnation, String systemIdentifier, Lsn confirmed) {}
