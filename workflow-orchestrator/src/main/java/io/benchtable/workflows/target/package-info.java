/**
 * Targets: what a rule does with an event that it matches, with one effect however often it is
 * tried.
 */
@NullMarked
package io.benchtable.workflows.target;

import org.jspecify.annotations.NullMarked;
