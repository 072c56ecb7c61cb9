/** What can be counted in a text: {@link stoa.judge.embedded.feature.Features}. */
@NullMarked
package stoa.judge.embedded.feature;

import org.jspecify.annotations.NullMarked;
