@NullMarked
package stoa.kernel.persistence;

import org.jspecify.annotations.NullMarked;
