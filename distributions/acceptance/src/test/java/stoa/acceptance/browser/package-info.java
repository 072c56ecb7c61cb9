/** A real Chromium in which people use the hall as they would. */
@NullMarked
package stoa.acceptance.browser;

import org.jspecify.annotations.NullMarked;
