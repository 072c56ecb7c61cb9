/** Text as it is read: cleaned with a way back to what people see, cut into sentences and words. Entry: {@link stoa.judge.embedded.text.Prose}. */
@NullMarked
package stoa.judge.embedded.text;

import org.jspecify.annotations.NullMarked;
