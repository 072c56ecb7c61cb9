/** The sources behind channels. The entry is {@link stoa.kernel.messaging.feed.FeedService}. */
@NullMarked
package stoa.kernel.messaging.feed;

import org.jspecify.annotations.NullMarked;
