package stoa.debate.lobby;

/** Who sits where, on a card. */
public record CardSeat(String user, String name, boolean present) {
    CardSeat here(boolean isHere) {
        return new CardSeat(user, name, isHere);
    }
}
