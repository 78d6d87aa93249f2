/** What the command line shows: tables, a live progress line, figures. */
@NullMarked
package io.benchtable.standalone.terminal;

import org.jspecify.annotations.NullMarked;
