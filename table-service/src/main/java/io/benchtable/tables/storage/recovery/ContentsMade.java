package io.benchtable.tables.storage.recovery;

/** This instance has made contents that were asked for, or knows that they will never be there. */
public record ContentsMade() {}
