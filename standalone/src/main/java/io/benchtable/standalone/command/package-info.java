/** The commands of {@code benchtable}, one class each. */
@NullMarked
package io.benchtable.standalone.command;

import org.jspecify.annotations.NullMarked;
