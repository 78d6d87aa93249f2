package io.benchtable.tables.catalogue;

/**
 * A policy of a resource, kept as it was given.
 *
 * @param revisionId another one for another text
 */
public record Policy(String text, String revisionId) {}
