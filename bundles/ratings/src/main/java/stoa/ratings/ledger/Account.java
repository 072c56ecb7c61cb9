package stoa.ratings.ledger;

/** A player's account. */
public record Account(String name, int rating, int games) {
    Account after(String nameNow, int ratingNow) {
        return new Account(nameNow, ratingNow, games + 1);
    }
}
