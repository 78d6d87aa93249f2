/** The REST API as the command line uses it. */
@NullMarked
package io.benchtable.standalone.client;

import org.jspecify.annotations.NullMarked;
