package stoa.debate.room;

import stoa.api.debate.Seat;

/** How a result moved a rating. */
public record RatingChange(Seat seat, String user, int before, int after, int delta) {}
