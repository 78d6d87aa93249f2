package io.benchtable.tables.history;

import java.util.Optional;
import java.util.function.Function;

/**
 * A call that was made between two moments.
 *
 * @param known whether there was an answer; without one it may still be done at any later moment
 * @param effect the state after it, or nothing if in that state it would have been answered
 *     otherwise
 */
record Past<S>(String told, long start, long end, boolean known, Function<S, Optional<S>> effect) {}
