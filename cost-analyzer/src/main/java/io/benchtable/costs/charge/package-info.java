/** Turns what a run used into cost lines; pure. */
@NullMarked
package io.benchtable.costs.charge;

import org.jspecify.annotations.NullMarked;
