package io.benchtable.tables.access.policy;

/** What a user wants to do to one resource. */
public record Attempt(User user, String action, String resource, Context context) {}
