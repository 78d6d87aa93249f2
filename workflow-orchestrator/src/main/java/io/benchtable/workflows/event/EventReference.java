package io.benchtable.workflows.event;

/**
 * Where an event lies in Kafka: what stands for it where the event itself would be too large.
 *
 * @param offset position in the partition, from 0
 */
public record EventReference(String topic, int partition, long offset) {}
