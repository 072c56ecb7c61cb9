/** Projections and reactions at their own pace. The entry is {@link stoa.kernel.messaging.follow.FollowService}. */
@NullMarked
package stoa.kernel.messaging.follow;

import org.jspecify.annotations.NullMarked;
