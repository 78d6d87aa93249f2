package io.benchtable.tables.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is to be switched.
 *
 * @param view null switches it off
 */
public record StreamSwitch(@Nullable StreamView view) {}
