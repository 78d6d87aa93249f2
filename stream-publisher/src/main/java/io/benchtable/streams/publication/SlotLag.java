package io.benchtable.streams.publication;

/**
 * How far the slot is behind the end of the log.
 *
 * @param bytes of log that are not confirmed
 * @param walStatus whether the database keeps the log that the slot needs: reserved, extended,
 *     unreserved or lost
 */
record SlotLag(long bytes, String walStatus) {}
